"""Requests to a city, as 311 lines publish them: any department's requests count, not only IT's."""

from __future__ import annotations

from connectors.outputs.state_classes import proposed_states
from connectors.profile import Profile, one

PROFILE = Profile(
    key="city_requests",
    title="City requests (311)",
    system="city",
    grain="one row per ticket",
    table="tickets",
    id_names=("Unique Key", "SR_NUMBER", "SR Number", "SRNumber", "Service Request Number", "Service Request ID", "service_request_id", "CaseID", "Case ID",
              "case_enquiry_id"),
    fields=(
        one("opened_at", "Created Date", "CREATED_DATE", "CreatedDate", "Creation Date", "Opened", "open_dt", "requested_datetime", "Date Opened"),
        one("closed_at", "Closed Date", "CLOSED_DATE", "ClosedDate", "Completion Date", "Closed", "closed_dt", "closed_date", "Date Closed"),
        one("updated_at", "Resolution Action Updated Date", "LAST_MODIFIED_DATE", "UpdatedDate", "Updated", "updated_datetime"),
        one("due_at", "Due Date", "sla_target_dt", "target_dt", "Target Date", "SLA Due Date", "expected_datetime"),
        one("state", "Status", "case_status", "status_description"),
        one("category", "Complaint Type", "Problem (formerly Complaint Type)", "SR_TYPE", "Service Request Type", "RequestType", "Case Type", "Category", "type",
            "service_name"),
        one("subcategory", "Descriptor", "Problem Detail (formerly Descriptor)", "Request Type", "reason", "service_subtype", "SR_SUBTYPE"),
        one("team", "Agency", "OWNER_DEPARTMENT", "Responsible Agency", "agency_responsible", "Owner", "queue", "department", "Department"),
        one("location", "Borough", "Neighborhood", "neighborhood", "Council District", "COMMUNITY_AREA"),
        one("channel", "Open Data Channel Type", "ORIGIN", "RequestSource", "Source", "source", "Method Received"),
        one("promise_flag", "on_time", "ontime", "On Time", words=(("false", ("overdue", "late", "false", "no")), ("true", ("ontime", "on time", "true", "yes")))),
        one("parent", "PARENT_SR_NUMBER", "Parent Service Request"),
    ),
    fixed={"kind": "request"},
    proof=(
        "Unique Key", "Complaint Type", "Problem (formerly Complaint Type)", "Agency", "Agency Name", "Open Data Channel Type", "Borough", "SR_NUMBER",
        "SR_TYPE", "OWNER_DEPARTMENT", "case_enquiry_id", "open_dt", "sla_target_dt", "SRNumber", "RequestSource", "CaseID", "Responsible Agency",
        "service_request_id", "agency_responsible",
    ),
    proofs=2,
    known=(
        "Agency Name", "Location Type", "Incident Zip", "Incident Address", "Street Name", "Cross Street 1", "Cross Street 2", "Intersection Street 1",
        "Intersection Street 2", "Address Type", "City", "Landmark", "Facility Type", "Resolution Description", "Community Board", "BBL", "X Coordinate (State Plane)",
        "Y Coordinate (State Plane)", "Park Facility Name", "Park Borough", "Vehicle Type", "Taxi Company Borough", "Taxi Pick Up Location",
        "Bridge Highway Name", "Bridge Highway Direction", "Road Ramp", "Bridge Highway Segment", "Latitude", "Longitude", "Location", "Council District",
        "Police Precinct", "SR_SHORT_CODE", "CREATED_DEPARTMENT", "STREET_ADDRESS", "ZIP_CODE", "WARD", "closure_reason", "case_title", "subject",
        "location_street_name", "location_zipcode", "Address", "ActionTaken", "Request Details", "Street", "Supervisor District",
    ),
    says=("Addresses and coordinates are not stored.",),
    makes=(proposed_states,),
)
