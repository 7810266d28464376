using System.Collections.Immutable;
using System.Text.Json;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>A credit query with its status and reasons.</summary>
public sealed record JudgedCreditQuery(
    PlannedCreditQuery CreditQuery,
    CreditQueryStatus Status,
    Rule<CreditSourceMatrix> Rule,
    ImmutableArray<TracedFact> Facts
)
{
    /// <summary>With the subject as first fact.</summary>
    public RuleTrace ToTrace() =>
        Rule.Trace(
            JsonNamingPolicy.KebabCaseLower.ConvertName(Status.GetType().Name),
            [new TracedFact("query", CreditQuery.Subject), .. Facts]
        );
}

/// <summary>The credit rules of the rule file that applies to an application.</summary>
public sealed class CreditRules(RuleBook book, WorkingDayCalendar calendar)
{
    /// <summary>Every party in every source that covers its kind.</summary>
    public IEnumerable<PlannedCreditQuery> Plan(Application application)
    {
        var matrix = Sources(application).Value;
        return CreditCheckPolicy.Plan(application, party => party is Party.Unit ? matrix.Units : matrix.Persons);
    }

    public int ValidityDays(Application application) => RulesOf(application).CreditCheckValidityDays.Value;

    public Rule<int> AnswerTerm(Application application) => RulesOf(application).AnswersWorkingDays;

    public Rule<CreditSourceMatrix> Sources(Application application) => RulesOf(application).CreditCheckSources;

    public Deadline AnswerDeadline(Application application, DateTimeOffset from)
    {
        var rule = AnswerTerm(application);
        return calendar.DeadlineFor(from, Term.WorkingDays(rule.Value), rule.Id);
    }

    /// <summary>The status of each credit query, by the rule that requires it, the result and the declaration.</summary>
    /// <param name="freshAt">If set, checks must still be valid at this instant, as before an award.</param>
    public IEnumerable<JudgedCreditQuery> Judge(Application application, DateTimeOffset now, DateTimeOffset? freshAt = null)
    {
        var rule = Sources(application);
        foreach (var creditQuery in Plan(application))
        {
            var status = CreditCheckPolicy.StatusOf(application, creditQuery, now, freshAt);
            var check = application.CreditChecks.LastOrDefault(each =>
                each.PartyId == creditQuery.Party.Id && each.Source == creditQuery.Source
            );
            var declared = CommitmentPolicy.Declaration(application, creditQuery.Party.Id);
            ImmutableArray<TracedFact> facts =
            [
                new TracedFact("partyKind", creditQuery.Party.GetType().Name),
                new TracedFact("found", check?.Outcome.ToString() ?? "none"),
                .. declared is null
                    ? ImmutableArray<TracedFact>.Empty
                    : [new TracedFact("declared", declared.DeclaresNoDishonesty ? "clean" : "entry")],
            ];
            yield return new JudgedCreditQuery(creditQuery, status, rule, facts);
        }
    }

    private RuleFile RulesOf(Application application) => book.OfVersion(application.RuleVersion).Value;
}
