using System.Collections.Immutable;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>中期检查、现场检查: two officers check the work and record the result, until they agree.</summary>
public sealed class ProjectCheckStep : ProjectStep<ProjectCheckDecision>
{
    private const string VisitedOn = "visitedOn";

    public override ImmutableArray<StaffRole> Seats => [StaffRole.CaseOfficer, StaffRole.IntegrityOfficer];

    public override bool NeedsTwoOpinions => true;

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) =>
        [StepField.Choice("pass", "rectify", "suspect"), StepField.Day(VisitedOn), StepField.Reason];

    private protected override ValidationErrors CheckFields(ValidationErrors faults, DecisionForm form, DecisionContext context) =>
        faults.When(
            form.Choice == "rectify" && context.Project?.WasRectified == true,
            "choice",
            "A project is rectified once. Decide on what there is."
        );

    protected override ProjectCheckDecision Decide(DecisionForm form, DecisionContext context) =>
        new(
            form.Choice switch
            {
                "pass" => CheckOutcome.Pass,
                "rectify" => CheckOutcome.Rectify,
                _ => CheckOutcome.Suspect,
            },
            form.DayOf(VisitedOn)!.Value,
            form.Reason!
        );

    protected override DecisionForm FormOf(ProjectCheckDecision decision) =>
        new()
        {
            Choice = $"{decision.Found}".ToLowerInvariant(),
            Reason = decision.Reason,
            Fields = ImmutableDictionary<string, string>.Empty.Add(VisitedOn, DecisionForm.Write(decision.VisitedOn)),
        };
}

/// <summary>One officer's record of a check; valid once the other one agrees.</summary>
public sealed record ProjectCheckDecision(CheckOutcome Found, DateOnly VisitedOn, string Reason) : Decision
{
    public override string ToOutcome() => $"{Found}";
}
