using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>失信线索核查: two officers say what an entry means that was found of a party.</summary>
public sealed class FindingStep : StepDefinition<FindingDecision>
{
    private const string Ineligible = "ineligible";

    public override StepDetails Details => StepDetails.Finding;

    public override ImmutableArray<StaffRole> Seats => [StaffRole.IntegrityOfficer, StaffRole.Leader];

    public override bool NeedsTwoOpinions => true;

    public override bool RequiresSignIn => true;

    public override bool OutlivesApplication => true;

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) =>
        [StepField.Choice([.. ChoicesOf(context.Application!, SuspicionOf(context.Application!, context.Task))]), StepField.Reason];

    /// <summary>
    /// What two officers may find: a suspicion of a hidden entry can be upheld, which holds the application; an entry that was declared, or
    /// that does not block by itself, makes ineligible at most.
    /// </summary>
    public static IReadOnlyList<string> ChoicesOf(Application application, CreditCheck? found) =>
        found is { Outcome: CreditOutcome.ConsumptionRestricted }
        || (found is not null && !CreditCheckPolicy.DeclaredClean(application, found.PartyId))
            ? ["dismiss", Ineligible]
            : ["dismiss", Ineligible, "uphold"];

    /// <summary>The suspicion that a task of two officers is about.</summary>
    public static CreditCheck? SuspicionOf(Application application, TaskKey task) =>
        application.CreditChecks.LastOrDefault(check => CreditCheck.SubjectOf(check.PartyId, check.Source) == task.Subject);

    /// <summary>
    /// From which time of asking on the two officers decide on this suspicion, and not on an earlier one of the same party and source.
    /// </summary>
    /// <param name="asked">A time of asking that this suspicion is decided on, or later than any so far.</param>
    public static int FirstOrdinalOf(Application application, string subject, int asked = int.MaxValue) =>
        1
        + (
            application
                .Findings.LastOrDefault(finding =>
                    CreditCheck.SubjectOf(finding.PartyId, finding.Source) == subject && finding.Ordinal < asked
                )
                ?.Ordinal
            ?? 0
        );

    protected override FindingDecision Decide(DecisionForm form, DecisionContext context) =>
        new(
            form.Choice switch
            {
                "dismiss" => FindingRuling.Dismiss,
                Ineligible => FindingRuling.FindIneligible,
                _ => FindingRuling.Uphold,
            },
            form.Reason!
        );

    protected override DecisionForm FormOf(FindingDecision decision) =>
        new()
        {
            Choice = decision.Ruling == FindingRuling.FindIneligible ? Ineligible : decision.Ruling.ToString().ToLowerInvariant(),
            Reason = decision.Reason,
        };
}

/// <summary>One officer's opinion on a suspicion; it counts once another officer shares it.</summary>
public sealed record FindingDecision(FindingRuling Ruling, string Reason) : Decision
{
    public override string ToOutcome() => Ruling.ToString();
}
