using System.Collections.Immutable;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>
/// 回避声明: an expert of an acceptance declares, before access to any document, whether there is a conflict of interest.
/// </summary>
public sealed class PanelConflictStep : PanelStep<PanelConflictDecision>
{
    public override bool IsBeforeMaterials => true;

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) => [StepField.Choice("none", "recuse"), StepField.Reason];

    protected override PanelConflictDecision Decide(DecisionForm form, DecisionContext context) =>
        new(form.Choice == "recuse", form.Reason!);

    protected override DecisionForm FormOf(PanelConflictDecision decision) =>
        new() { Choice = decision.HasConflict ? "recuse" : "none", Reason = decision.Reason };
}

/// <summary>Whether an expert has a conflict of interest.</summary>
public sealed record PanelConflictDecision(bool HasConflict, string Reason) : Decision
{
    public override string ToOutcome() => HasConflict ? Outcomes.Refuse : Outcomes.Agree;
}
