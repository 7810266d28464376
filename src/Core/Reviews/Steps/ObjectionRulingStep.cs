using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>
/// 异议处理: two officers decide on an objection to a project on public notice. Where its facts are a suspicion of misconduct, a case is
/// opened, and only the case determines the effect on the project.
/// </summary>
public sealed class ObjectionRulingStep : StepDefinition<ObjectionRulingDecision>
{
    private const string SuspectUnit = "suspect-unit";
    private const string SuspectInvestigator = "suspect-investigator";

    public override StepDetails Details => StepDetails.Objection;

    public override ImmutableArray<StaffRole> Seats => [StaffRole.IntegrityOfficer, StaffRole.Leader];

    public override bool NeedsTwoOpinions => true;

    public override bool RequiresSignIn => true;

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) =>
        [StepField.Choice("uphold", "dismiss", SuspectUnit, SuspectInvestigator), StepField.Reason];

    protected override ObjectionRulingDecision Decide(DecisionForm form, DecisionContext context) =>
        new(form.Choice == "uphold", form.Reason!)
        {
            Suspects = form.Choice switch
            {
                SuspectUnit => PartyRole.LeadUnit,
                SuspectInvestigator => PartyRole.PrincipalInvestigator,
                _ => null,
            },
        };

    protected override DecisionForm FormOf(ObjectionRulingDecision decision) =>
        new()
        {
            Choice = decision switch
            {
                { Suspects: PartyRole.LeadUnit } => SuspectUnit,
                { Suspects: not null } => SuspectInvestigator,
                { Upholds: true } => "uphold",
                _ => "dismiss",
            },
            Reason = decision.Reason,
        };
}

/// <summary>One officer's opinion on an objection; valid once another officer agrees.</summary>
/// <param name="Reason">The written answer.</param>
public sealed record ObjectionRulingDecision(bool Upholds, string Reason) : Decision
{
    /// <summary>The role of the party under suspicion; null where there is no suspicion.</summary>
    public PartyRole? Suspects { get; init; }

    public override string ToOutcome() =>
        Suspects is { } role ? $"Suspect{role}"
        : Upholds ? Outcomes.Uphold
        : Outcomes.Dismiss;
}
