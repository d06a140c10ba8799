"""The headers that each system is known to write, in full, are recognised as that system's and as nothing else."""

from __future__ import annotations

import pytest

from connectors.readers.container import open_file
from connectors.recognise import recognise_sheet
from connectors.scratch import working_folder

REPEATED = {"servicenow_incident_audit", "servicenow_assessment", "servicenow_task_sla"}
HEADERS = [
    ("servicenow_incident_audit", "INC",
     "number,incident_state,active,reassignment_count,reopen_count,sys_mod_count,made_sla,caller_id,opened_by,opened_at,"
     "sys_created_by,sys_created_at,sys_updated_by,sys_updated_at,contact_type,location,category,subcategory,u_symptom,"
     "cmdb_ci,impact,urgency,priority,assignment_group,assigned_to,knowledge,u_priority_confirmation,notify,problem_id,rfc,"
     "vendor,caused_by,closed_code,resolved_by,resolved_at,closed_at"),
    ("servicenow_incident", "INC",
     "number,short_description,category,state,priority,opened_at,closed_at,assigned_to,assignment_group,caller_id,location,"
     "sys_updated_on,closed_by"),
    ("servicenow_incident", "INC",
     "number,short_description,category,state,priority,opened_at,closed_at,assigned_to,assignement_group,caller_id,location,"
     "sys_updated_on,closed_by"),
    ("servicenow_incident", "INC",
     "Number,Short description,Category,State,Priority,Opened,Closed,Assigned to,Assignment group,Caller,Location,Updated,"
     "Closed by"),
    ("servicenow_task_sla", "INC",
     "task,sla,stage,has_breached,start_time,end_time,planned_end_time,duration,percentage,business_duration,"
     "business_percentage,pause_duration,active"),
    ("servicenow_task_sla", "INC",
     "Task,SLA definition,Stage,Has breached,Start time,Stop time,Breach time,Actual elapsed time,Business elapsed time,"
     "Business time left"),
    ("servicenow_metric_instance", "",
     "definition,id,table,field,field_value,value,start,end,duration,business_duration,calculation_complete"),
    ("servicenow_request", "REQ",
     "number,state,opened_at,opened_by,closed_at,assignment_group,assigned_to,short_description,priority,sys_created_on,"
     "sys_updated_on,requested_for,stage,approval,price"),
    ("servicenow_requested_item", "RITM",
     "number,state,opened_at,opened_by,closed_at,assignment_group,assigned_to,short_description,priority,sys_created_on,"
     "sys_updated_on,requested_for,stage,cat_item,request,approval,price"),
    ("servicenow_requested_item", "RITM",
     "Number,State,Opened,Opened by,Closed,Assignment group,Assigned to,Short description,Priority,Created,Updated,"
     "Requested for,Stage,Item,Request,Approval,Price"),
    ("servicenow_task", "SCTASK",
     "number,state,opened_at,opened_by,closed_at,assignment_group,assigned_to,short_description,priority,sys_created_on,"
     "sys_updated_on,request_item"),
    ("servicenow_change", "CHG",
     "number,state,opened_at,opened_by,closed_at,assignment_group,assigned_to,short_description,priority,sys_created_on,"
     "sys_updated_on,type,risk,start_date,end_date,close_code,cab_required"),
    ("servicenow_problem", "PRB",
     "number,state,opened_at,opened_by,closed_at,assignment_group,assigned_to,short_description,priority,sys_created_on,"
     "sys_updated_on"),
    ("jira", "",
     "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Priority,Resolution,Assignee,Assignee Id,"
     "Reporter,Created,Updated,Last Viewed,Resolved,Due date,Comment,Comment,Parent,Status Category,Status Category Changed"),
    ("jira_service_management", "",
     "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Priority,Resolution,Assignee,Reporter,Created,"
     "Updated,Last Viewed,Resolved,Due date,Custom field (Request Type),Satisfaction rating,"
     "Custom field (Satisfaction date),Custom field (Time to first response),Custom field (Time to resolution)"),
    ("zendesk", "",
     "Summation column,Id,Requester,Requester id,Requester email,Submitter,Assignee,Group,Subject,Tags,Status,Priority,Via,"
     "Ticket type,Created at,Updated at,Assigned at,Organization,Due date,Initially assigned at,Solved at,Resolution time,"
     "Satisfaction Score,Group stations,Assignee stations,Reopens,Replies,First reply time in minutes,"
     "First reply time in minutes within business hours"),
    ("freshservice", "",
     "Ticket Id,Subject,Type,Status,Urgency,Impact,Priority,Group,Agent,Category,Sub-Category,Item,Source,"
     "Requester Location,Created Time,Due by Time,Resolved Time,Closed Time,Last Updated Time,Initial Response Time,"
     "Time Tracked,First Response Time (in Hrs),Resolution Time (in Hrs),Agent interactions,Resolution Status,"
     "First Response Status,Tags,Survey Result"),
    ("glpi", "",
     "ID;Título;Status;Requerente - Requerente;Atribuído - Técnico;Prioridade;Categoria;Tipo;SLA - SLA Tempo para solução;"
     "Data de abertura;Tempo para solução;Data da solução;Estatísticas - Tempo de espera;Estatísticas - Tempo de atribuição;"
     "Estatísticas - Tempo de solução;Tempo para resolver excedido;Última atualização"),
    ("glpi", "",
     "ID;Title;Priority;Requester - Requester;Status;Assigned To - Technician;Category;Locations;Associated Elements;"
     "Opening Date;Last Update;Closing Date;Resolution Date;SLA - SLA Time to resolve"),
    ("zammad", "",
     "#,Title,State,Priority,Group,Owner,Customer,Organization,Create Channel,Tags,Created At,Updated At,Closed At,"
     "Close Escalation At,Close In Min,Close Diff In Min,First Response At,First Response In Min,Escalation At"),
    ("otrs", "",
     "Ticket#,Age,Created,Closed,First Lock,First Response,State,Priority,Queue"),
    ("otrs", "",
     "TicketNumber,Age,Created,Closed,FirstLock,FirstResponse,State,Priority,Queue,Lock,Owner,UserFirstname,UserLastname,"
     "CustomerID,CustomerName,From,Subject,AccountedTime,ArticleTree,SolutionInMin,SolutionDiffInMin,FirstResponseInMin,"
     "FirstResponseDiffInMin"),
    ("request_tracker", "",
     "id,Subject,Status,Queue,Owner,Creator,Requestors,Created,Started,Resolved,LastUpdated,TimeWorked"),
    ("bmc_helix", "INC",
     "Incident ID*+,Submit Date,Last Resolved Date,Status,Priority,Assigned Group,Service"),
    ("bmc_helix", "INC",
     "Incident ID,Service Type,Assigned Group,Status,Status Reason,Cause,Estimated Resolution Date,"
     "Required Resolution Datetime,Service,Closed Date,Last Resolved Date,Last Modified Date,Categorization Tier 1,"
     "Categorization Tier 2,Product Categorization Tier 1,Reported Date"),
    ("manageengine", "",
     "Request ID,Created Time,Resolved Time,Group,Technician,Request Status"),
    ("city_requests", "",
     "Unique Key,Created Date,Closed Date,Agency,Complaint Type"),
    ("workday", "",
     "EMPLOYEE_ID,HIRE_DATE,ORIGINAL_HIRE_DATE,Termination Date,Termination Reason,Resignation Reason,"
     "Primary Termination Category,Time Type,Worker Type,Cost Center,JOB_TITLE,LOCATION_NAME,MANAGEMENT LEVEL,SUPERVISOR_ID"),
    ("people_list", "",
     "Employee Number,Hire Date,Termination Date,Termination Reason,Department,Location,Job Title,Status"),
    ("requisition_list", "",
     "requisition id,department,opened,approved,first contact,accepted,start,on hold,status"),
    ("attrition", "",
     "EmployeeNumber,Attrition,YearsAtCompany,OverTime,Department"),
    ("microsoft_forms", "",
     "ID,Start time,Completion time,Email,Name,How satisfied are you?"),
    ("google_forms", "",
     "Timestamp,How satisfied are you?"),
    ("limesurvey", "",
     "id,submitdate,lastpage,startlanguage,seed,startdate,datestamp,Q01[SQ001]"),
    ("viva_glint", "",
     "EMP ID,Manager ID,Survey Cycle Completion Date,eSat,eSat_COMMENT"),
    ("servicenow_assessment", "",
     "instance,metric,user,actual_value,normalized_value,scaled_value,nps_value,string_value,passed"),
    ("template_measures", "",
     "date,measure,value"),
]


@pytest.mark.parametrize(("key", "begins", "header"), HEADERS)
def test_the_header_is_that_of_the_system(key, begins, header, home, tmp_path):
    mark = ";" if ";" in header else ","
    cells = ["3"] * (header.count(mark))
    # Keys of tickets count up; logs and long lists name the same one again and again.
    ids = [f"{begins or 'X'}{n // (3 if key in REPEATED else 1):04d}" for n in range(9)]
    place = next((n for n, name in enumerate(header.split(mark)) if name == "Issue key"), 0)
    rows = [mark.join([*cells[:place], name, *cells[place:]]) for name in ids]
    path = tmp_path / "export.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    with working_folder(home) as folder:
        found = recognise_sheet(open_file(path, folder)[0])
    assert found.profile is not None, found.why
    assert (found.profile.key, found.between) == (key, ())
    assert found.sureness >= 0.7
