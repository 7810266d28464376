using System.Collections.Immutable;
using CreditFunctions.Core.Projects;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>专家验收意见: an expert advises on an acceptance; two officers decide.</summary>
public sealed class PanelOpinionStep : PanelStep<PanelOpinionDecision>
{
    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) =>
        [StepField.Choice("pass", "conclude", "rectify", "fail"), StepField.Reason];

    protected override PanelOpinionDecision Decide(DecisionForm form, DecisionContext context) =>
        new(AcceptanceStep.OutcomeOf(form.Choice), form.Reason!);

    protected override DecisionForm FormOf(PanelOpinionDecision decision) =>
        new() { Choice = $"{decision.Advised}".ToLowerInvariant(), Reason = decision.Reason };
}

/// <summary>An expert's advice on an acceptance.</summary>
public sealed record PanelOpinionDecision(AcceptanceOutcome Advised, string Reason) : Decision
{
    public override string ToOutcome() => $"{Advised}";
}
