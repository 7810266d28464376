using System.Collections.Immutable;
using System.Text.Json;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>A credit query, what it adds up to, and why.</summary>
public sealed record JudgedCreditQuery(
    PlannedCreditQuery CreditQuery,
    CreditQueryStatus Status,
    Rule<CreditSourceMatrix> Rule,
    ImmutableArray<TracedFact> Facts
)
{
    /// <summary>For the record: the subject stands first among the facts.</summary>
    public RuleTrace ToTrace() =>
        Rule.Trace(
            JsonNamingPolicy.KebabCaseLower.ConvertName(Status.GetType().Name),
            [new TracedFact("query", CreditQuery.Subject), .. Facts]
        );
}

/// <summary>The credit rules of the file that an application is judged by.</summary>
public sealed class CreditRules(RuleBook book, WorkingDayCalendar calendar)
{
    /// <summary>Every party in every source that covers its kind.</summary>
    public IEnumerable<PlannedCreditQuery> Plan(Application application)
    {
        var matrix = Sources(application).Value;
        return CreditCheckPolicy.Plan(application, party => party is Party.Unit ? matrix.Units : matrix.Persons);
    }

    /// <summary>For how many days a look counts.</summary>
    public int ValidityDays(Application application) => RulesOf(application).CreditCheckValidityDays.Value;

    /// <summary>The rule that says how many working days a party has to answer.</summary>
    public Rule<int> AnswerTerm(Application application) => RulesOf(application).AnswersWorkingDays;

    /// <summary>The rule that says which party is looked up where.</summary>
    public Rule<CreditSourceMatrix> Sources(Application application) => RulesOf(application).CreditCheckSources;

    /// <summary>How long a party has to answer about a declared entry.</summary>
    public Deadline AnswerDeadline(Application application, DateTimeOffset from)
    {
        var rule = AnswerTerm(application);
        return calendar.DeadlineFor(from, Term.WorkingDays(rule.Value), rule.Id);
    }

    /// <summary>
    /// What each credit query adds up to: the rule that asks for it, and what was found and declared.
    /// </summary>
    /// <param name="freshAt">Where checks must still be valid at an instant, as before an award.</param>
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
