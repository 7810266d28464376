using System.Collections.Immutable;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>验收: two officers decide on the documents, until they agree.</summary>
public sealed class AcceptanceStep : ProjectStep<AcceptanceDecision>
{
    public override ImmutableArray<StaffRole> Seats => [StaffRole.CaseOfficer, StaffRole.IntegrityOfficer];

    public override bool NeedsTwoOpinions => true;

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) =>
        [StepField.Choice("pass", "conclude", "rectify", "fail"), StepField.Reason];

    private protected override ValidationErrors CheckFields(ValidationErrors faults, DecisionForm form, DecisionContext context) =>
        faults.When(
            form.Choice == "rectify" && context.Project?.WasRectified == true,
            "choice",
            "A project is rectified once. Decide on what there is."
        );

    protected override AcceptanceDecision Decide(DecisionForm form, DecisionContext context) => new(OutcomeOf(form.Choice), form.Reason!);

    protected override DecisionForm FormOf(AcceptanceDecision decision) =>
        new() { Choice = $"{decision.Conclusion}".ToLowerInvariant(), Reason = decision.Reason };

    internal static AcceptanceOutcome OutcomeOf(string? choice) =>
        choice switch
        {
            "pass" => AcceptanceOutcome.Pass,
            "conclude" => AcceptanceOutcome.Conclude,
            "rectify" => AcceptanceOutcome.Rectify,
            _ => AcceptanceOutcome.Fail,
        };
}

/// <summary>One officer's opinion on an acceptance; valid once the other one agrees.</summary>
public sealed record AcceptanceDecision(AcceptanceOutcome Conclusion, string Reason) : Decision
{
    public override string ToOutcome() => $"{Conclusion}";
}
