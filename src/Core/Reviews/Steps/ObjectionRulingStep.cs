using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>异议处理: two officers answer an objection to a project on public notice.</summary>
public sealed class ObjectionRulingStep : StepDefinition<ObjectionRulingDecision>
{
    public override StepMatter Matter => StepMatter.Objection;

    public override ImmutableArray<StaffRole> Seats => [StaffRole.IntegrityOfficer, StaffRole.Leader];

    public override bool NeedsTwoOpinions => true;

    public override bool IsWeighty => true;

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) =>
        [StepField.Choice("uphold", "dismiss"), StepField.Reason];

    protected override ObjectionRulingDecision Decide(DecisionForm form, DecisionContext context) =>
        new(form.Choice == "uphold", form.Reason!);

    protected override DecisionForm FormOf(ObjectionRulingDecision decision) =>
        new() { Choice = decision.Upholds ? "uphold" : "dismiss", Reason = decision.Reason };
}

/// <summary>One officer's opinion on an objection; it counts once another officer shares it.</summary>
/// <param name="Reason">The answer in writing.</param>
public sealed record ObjectionRulingDecision(bool Upholds, string Reason) : Decision
{
    public override string ToOutcome() => Upholds ? Outcomes.Uphold : Outcomes.Dismiss;
}
