using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Commitments;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>One party to be looked up in one source.</summary>
public sealed record PlannedCreditQuery(Party Party, CreditSource Source)
{
    /// <summary>Names the credit query within its application.</summary>
    public string Subject => CreditCheck.SubjectOf(Party.Id, Source);
}

/// <summary>How one credit query of an application stands.</summary>
public abstract record CreditQueryStatus
{
    private CreditQueryStatus() { }

    /// <summary>Nothing was found that blocks.</summary>
    public sealed record Settled : CreditQueryStatus;

    /// <summary>Somebody must look.</summary>
    /// <param name="NotBefore">An earlier look does not count.</param>
    public sealed record Wanted(DateTimeOffset NotBefore) : CreditQueryStatus;

    /// <summary>The party declared the entry truthfully, and has to be asked about it.</summary>
    public sealed record ToBeAsked : CreditQueryStatus;

    /// <summary>The party was asked and still has time.</summary>
    public sealed record Asked(DateTimeOffset Until) : CreditQueryStatus;

    /// <summary>
    /// Two officers have to decide: the party declared to be on no list, or says that the entry is wrong, discharged or repaired though the
    /// source still shows it, or the entry does not block by itself.
    /// </summary>
    public sealed record Suspected(CreditCheck Check) : CreditQueryStatus;

    /// <summary>Two officers upheld the suspicion: the application is on hold until officers lift the hold.</summary>
    public sealed record OnHold(CreditCheck Check) : CreditQueryStatus;

    /// <summary>The entry blocks.</summary>
    public sealed record Blocking(CreditCheck Check) : CreditQueryStatus;
}

/// <summary>Which credit queries an application needs, and what they add up to (docs/domain.md, "Fairness").</summary>
public static class CreditCheckPolicy
{
    /// <summary>Every party in every source that covers its kind.</summary>
    public static IEnumerable<PlannedCreditQuery> Plan(Application application, Func<Party, IEnumerable<CreditSource>> sourcesOf) =>
        application.Parties.SelectMany(party => sourcesOf(party).Select(source => new PlannedCreditQuery(party, source)));

    /// <summary>
    /// Status of one credit query. A hit is not guilt: if it was declared, or if no declaration counts, the party has a term for a
    /// statement; the query is then repeated and, where the entry is still there, two officers decide. A hit that was declared clean goes
    /// to two officers at once. What was inconclusive, or could not be queried, is queried again.
    /// </summary>
    /// <param name="freshAt">From this instant a check must be valid; null where its age does not matter.</param>
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
            // One suspicion leads to one case, however long that takes.
            _ when application.Holds.Any(hold => hold.LiftKey == Hold.KeyOfSuspicion(check.PartyId, check.Source)) => StatusOfEntry(
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
    /// Whether a new search of the bureau's own list belongs on record: it says something else than the last one, or of another version of
    /// the list; or it is clear on another day. What officers have ruled on, or looked into, is not put before them again while the list
    /// says the same.
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
                FindingRuling.Uphold when application.Holds.Any(hold => hold.LiftKey == Hold.KeyOfSuspicion(check.PartyId, check.Source)) =>
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
        // An entry that shows up after the party was clear again is another one, about which it has not been asked yet.
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
    /// Whether a party itself declared to have no entries. One that signed nothing that counts hid nothing: it is asked, as one that
    /// declared its entry.
    /// </summary>
    public static bool DeclaredClean(Application application, string partyId) =>
        CommitmentPolicy.Declaration(application, partyId) is { DeclaresNoDishonesty: true };
}
