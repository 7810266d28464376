using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>失信线索核查: two officers decide about an entry of a party.</summary>
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
    /// The possible rulings: a suspicion of a concealed entry can be upheld, which holds the application; an entry that was declared, or
    /// that does not block by itself, can at most make the application ineligible.
    /// </summary>
    public static IReadOnlyList<string> ChoicesOf(Application application, CreditCheck? found) =>
        found is { Outcome: CreditOutcome.ConsumptionRestricted }
        || (found is not null && !CreditCheckPolicy.DeclaredClean(application, found.PartyId))
            ? ["dismiss", Ineligible]
            : ["dismiss", Ineligible, "uphold"];

    public static CreditCheck? SuspicionOf(Application application, TaskKey task) =>
        application.CreditChecks.LastOrDefault(check => CreditCheck.SubjectOf(check.PartyId, check.Source) == task.Subject);

    /// <summary>The first ordinal for this suspicion, after those for an earlier one of the same party and source.</summary>
    /// <param name="asked">An ordinal for this suspicion, or later than any so far.</param>
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

/// <summary>One officer's opinion on a suspicion; valid once another officer agrees.</summary>
public sealed record FindingDecision(FindingRuling Ruling, string Reason) : Decision
{
    public override string ToOutcome() => Ruling.ToString();
}
