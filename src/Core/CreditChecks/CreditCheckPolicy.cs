using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Commitments;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>A credit query that an application needs: one party in one source.</summary>
public sealed record PlannedCreditQuery(Party Party, CreditSource Source)
{
    public string Subject => CreditCheck.SubjectOf(Party.Id, Source);
}

/// <summary>Status of one credit query of an application.</summary>
public abstract record CreditQueryStatus
{
    private CreditQueryStatus() { }

    /// <summary>No blocking entry was found.</summary>
    public sealed record Settled : CreditQueryStatus;

    /// <summary>An officer must make the query.</summary>
    /// <param name="NotBefore">Earlier queries do not count.</param>
    public sealed record Wanted(DateTimeOffset NotBefore) : CreditQueryStatus;

    /// <summary>The party declared the entry truthfully, and must be asked for a statement.</summary>
    public sealed record ToBeAsked : CreditQueryStatus;

    /// <summary>The party was asked, and its term is running.</summary>
    public sealed record Asked(DateTimeOffset Until) : CreditQueryStatus;

    /// <summary>
    /// Two officers must decide: the party declared to be on no list, or states that the entry is wrong, discharged or repaired although
    /// the source still shows it, or the entry does not block by itself.
    /// </summary>
    public sealed record Suspected(CreditCheck Check) : CreditQueryStatus;

    /// <summary>Two officers upheld the suspicion: the application is on hold until officers lift the hold.</summary>
    public sealed record OnHold(CreditCheck Check) : CreditQueryStatus;

    /// <summary>The entry blocks.</summary>
    public sealed record Blocking(CreditCheck Check) : CreditQueryStatus;
}

/// <summary>Which credit queries an application needs, and their combined result (docs/domain.md, "Fairness").</summary>
public static class CreditCheckPolicy
{
    /// <summary>Every party in every source that covers its kind.</summary>
    public static IEnumerable<PlannedCreditQuery> Plan(Application application, Func<Party, IEnumerable<CreditSource>> sourcesOf) =>
        application.Parties.SelectMany(party => sourcesOf(party).Select(source => new PlannedCreditQuery(party, source)));

    /// <summary>
    /// Status of one credit query. A hit is not guilt: if it was declared, or if no declaration is valid, the party has a term for a
    /// statement; the query is then repeated and, where the entry remains, two officers decide. A hit with a declaration of no dishonesty
    /// goes to two officers at once. An inconclusive or failed query is repeated.
    /// </summary>
    /// <param name="freshAt">Instant from which a check must be valid; null where its age is irrelevant.</param>
    public static CreditQueryStatus StatusOf(
        Application application,
        PlannedCreditQuery creditQuery,
        DateTimeOffset now,
        DateTimeOffset? freshAt = null
    )
    {
        var check = application.CreditChecks.LastOrDefault(each =>
            each.PartyId == creditQuery.Party.Id && each.Source == creditQuery.Source
        );
        return check switch
        {
            null => new CreditQueryStatus.Wanted(DateTimeOffset.MinValue),
            // One suspicion opens one case, regardless of the duration.
            _ when application.Holds.Any(hold => hold.Key == Hold.KeyOfSuspicion(check.PartyId, check.Source)) => StatusOfEntry(
                application,
                check,
                now
            ),
            _ when check.ValidUntil <= freshAt => new CreditQueryStatus.Wanted(check.CheckedAt.AddTicks(1)),
            { Outcome: CreditOutcome.Clear or CreditOutcome.UnderEnforcement } => new CreditQueryStatus.Settled(),
            { Outcome: CreditOutcome.Inconclusive or CreditOutcome.SourceDown } => new CreditQueryStatus.Wanted(
                check.CheckedAt.AddTicks(1)
            ),
            _ => StatusOfEntry(application, check, now),
        };
    }

    /// <summary>
    /// Whether a new search of the bureau's own list must be recorded: its result or the version of the list differs, or it is clear on
    /// another day. Officers are not asked again about what they ruled on while the result is unchanged.
    /// </summary>
    public static bool IsNews(Application application, CreditCheck check) =>
        application.CreditChecks.LastOrDefault(each =>
            each.PartyId == check.PartyId && each.Source == check.Source && each.SourceVersion is not null
        ) switch
        {
            null => true,
            var last when last.Outcome != check.Outcome || last.Explanation != check.Explanation => true,
            var last => check.Outcome switch
            {
                CreditOutcome.Hit => false,
                CreditOutcome.Clear => last.SourceVersion != check.SourceVersion
                    || BeijingTime.DateOf(last.CheckedAt) != BeijingTime.DateOf(check.CheckedAt),
                _ => last.SourceVersion != check.SourceVersion,
            },
        };

    private static CreditQueryStatus StatusOfEntry(Application application, CreditCheck check, DateTimeOffset now)
    {
        var finding = application.Findings.LastOrDefault(each =>
            each.PartyId == check.PartyId && each.Source == check.Source && each.CheckedAt == check.CheckedAt
        );
        if (finding is not null)
        {
            return finding.Ruling switch
            {
                FindingRuling.FindIneligible => new CreditQueryStatus.Blocking(check),
                FindingRuling.Uphold when application.Holds.Any(hold => hold.Key == Hold.KeyOfSuspicion(check.PartyId, check.Source)) =>
                    new CreditQueryStatus.OnHold(check),
                _ => new CreditQueryStatus.Settled(),
            };
        }

        return check.Outcome == CreditOutcome.Hit && !DeclaredClean(application, check.PartyId)
            ? StatusOfDeclared(application, check, now)
            : new CreditQueryStatus.Suspected(check);
    }

    private static CreditQueryStatus StatusOfDeclared(Application application, CreditCheck check, DateTimeOffset now)
    {
        // An entry that appears after the party was clear is a new one; the party was not asked about it yet.
        var clearAt = application
            .CreditChecks.LastOrDefault(each =>
                each.PartyId == check.PartyId
                && each.Source == check.Source
                && each.Outcome is CreditOutcome.Clear or CreditOutcome.UnderEnforcement
            )
            ?.CheckedAt;
        var answer = application.Statements.LastOrDefault(each =>
            each.PartyId == check.PartyId && each.Source == check.Source && (clearAt is null || each.AskedAt > clearAt)
        );
        return answer switch
        {
            null => new CreditQueryStatus.ToBeAsked(),
            { AnsweredAt: { } at } when check.CheckedAt < at => new CreditQueryStatus.Wanted(at),
            { AnsweredAt: not null } => new CreditQueryStatus.Suspected(check),
            _ when application.TermsAt(now) < answer.Until => new CreditQueryStatus.Asked(answer.Until),
            _ => new CreditQueryStatus.Blocking(check),
        };
    }

    /// <summary>
    /// Whether the party itself declared to have no entries. A party without a valid signature concealed nothing: it is asked like one
    /// that declared its entry.
    /// </summary>
    public static bool DeclaredClean(Application application, string partyId) =>
        CommitmentPolicy.Declaration(application, partyId) is { DeclaresNoDishonesty: true };
}
