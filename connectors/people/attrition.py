"""Attrition tables without dates: who has left, as yes or no; shares, never a curve over time."""

from __future__ import annotations

from connectors.profile import Profile, one

PROFILE = Profile(
    key="attrition",
    title="Attrition table",
    system="people",
    checked="a real export, with known answers",
    grain="one row per person, without dates",
    table="people",
    natural_key=("person",),
    fields=(
        one("person", "EmployeeNumber", "Employee Number", "Employee ID", "EmpID", "Emp ID", "Personalnummer", "Matricule"),
        one("left", "Attrition", "Left", "Has left", "Churn"),
        one("overtime", "OverTime", "Over Time", "Überstunden"),
        one("years_employed", "YearsAtCompany", "Years at company", "Tenure", "time_spend_company", "Betriebszugehörigkeit"),
        one("department_text", "Department", "sales", "Abteilung", "Département"),
        one("location", "Location", "Standort", "Office"),
    ),
    proof=("Attrition",),
    proofs=1,
    known=(
        "Age", "BusinessTravel", "DailyRate", "DistanceFromHome", "Education", "EducationField", "EmployeeCount",
        "EnvironmentSatisfaction", "Gender", "HourlyRate", "JobInvolvement", "JobLevel", "JobRole", "JobSatisfaction", "MaritalStatus",
        "MonthlyIncome", "MonthlyRate", "NumCompaniesWorked", "Over18", "PercentSalaryHike", "PerformanceRating",
        "RelationshipSatisfaction", "StandardHours", "StockOptionLevel", "TotalWorkingYears", "TrainingTimesLastYear",
        "WorkLifeBalance", "YearsInCurrentRole", "YearsSinceLastPromotion", "YearsWithCurrManager",
    ),
    says=("The table has no dates: it can say shares, never how they change over time.",),
)
