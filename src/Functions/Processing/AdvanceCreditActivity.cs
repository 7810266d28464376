using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.CreditChecks.Sources;
using CreditFunctions.Functions.CreditQueries;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Processing;

/// <summary>
/// Checks an application's parties: searches sources that the app can search, uses existing results of the same party, and requests missing
/// credit queries.
/// </summary>
public sealed class AdvanceCreditActivity(
    IRecordStore<Application> applications,
    CreditSubjects subjects,
    CreditSources sources,
    CreditRules rules,
    CheckQueueTasks queueTasks,
    RoundDirectory directory,
    TaskDeadlines deadlines,
    TermRecounts recounts,
    ApplicantReminders reminders,
    MailSender mails,
    TimeProvider time
)
{
    internal static readonly ActivityCall<CreditStep, CreditPosition> Call = new(nameof(AdvanceCreditActivity));

    [Function(nameof(AdvanceCreditActivity))]
    public async Task<CreditPosition> RunAsync([ActivityTrigger] CreditStep step, CancellationToken cancellationToken)
    {
        var stored = await applications.GetAsync(step.ApplicationId, cancellationToken);
        var now = time.GetUtcNow();
        if (step.AwardGroup is not null)
        {
            stored = await SearchAnewAsync(stored, now, cancellationToken);
        }

        var application = stored.State;
        if (step.AwardGroup is null && application.State.IsEnd())
        {
            // A withdrawn application is not queried any more, but its suspicion is decided. An award does not wait for an ended
            // application.
            return PositionOf(application, step, now) is { State: CreditState.Suspected } suspected
                ? suspected
                : new CreditPosition(CreditState.Waiting, [], null);
        }

        var checks = ImmutableArray.CreateBuilder<CreditCheck>();
        var isSomebodyAsked = false;
        foreach (var (creditQuery, wanted) in Wanted(application, step, now))
        {
            var check = IsSearched(application, creditQuery)
                ? await SearchAsync(application, creditQuery, now, cancellationToken)
                : await TakeOverAsync(application, creditQuery, wanted, step, now, cancellationToken);
            isSomebodyAsked |= check is null;
            if (check is not null)
            {
                checks.Add(check);
            }
        }

        if (checks.Count > 0)
        {
            application = (await RecordAsync(stored, checks.ToImmutable(), now, cancellationToken)).State;
        }

        application = await recounts.FollowAsync(application, cancellationToken);
        await DeliverReceiptsAsync(application, cancellationToken);
        var position = PositionOf(application, step, now) with
        {
            ApplicantRemindAt = application.Statements.IsEmpty
                ? null
                : await reminders.RemindAsync(application, kind => kind == ReminderKind.Answer, cancellationToken),
        };
        if (!isSomebodyAsked)
        {
            return position;
        }

        await queueTasks.EnsureOpenAsync(step.RoundId, cancellationToken);
        return position with { RemindAt = deadlines.ReminderAfter(now, await directory.GetAsync(step.RoundId, cancellationToken)) };
    }

    private Task DeliverReceiptsAsync(Application application, CancellationToken cancellationToken)
    {
        var answered = application
            .Statements.Where(question => question.AnsweredAt is not null)
            .ToLookup(question => (question.PartyId, question.Source));
        var keys = answered.SelectMany(of =>
            Enumerable.Range(1, of.Count()).Select(number => Receipts.KeyOfAnswer(of.Key.PartyId, $"{of.Key.Source}", number))
        );
        return mails.DeliverAsync(applications, application.Id.Value, keys, cancellationToken);
    }

    private IEnumerable<(PlannedCreditQuery CreditQuery, CreditQueryStatus.Wanted Wanted)> Wanted(
        Application application,
        CreditStep step,
        DateTimeOffset now
    ) =>
        from creditQuery in rules.Plan(application)
        let wanted = CreditCheckPolicy.StatusOf(application, creditQuery, now, step.AwardGroup is null ? null : now)
            as CreditQueryStatus.Wanted
        where wanted is not null
        select (creditQuery, wanted);

    /// <summary>A source that the app searches is examined by an officer once something was found.</summary>
    private bool IsSearched(Application application, PlannedCreditQuery creditQuery) =>
        sources[creditQuery.Source].IsSearchedByTheApp
        && application
            .CreditChecks.LastOrDefault(check => check.PartyId == creditQuery.Party.Id && check.Source == creditQuery.Source)
            ?.Outcome
            is null
                or CreditOutcome.Clear;

    private async Task<CreditCheck> SearchAsync(
        Application application,
        PlannedCreditQuery creditQuery,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var answer = await sources[creditQuery.Source].SearchAsync(creditQuery.Party, BeijingTime.DateOf(now), cancellationToken);
        var validUntil = now.AddDays(rules.ValidityDays(application));
        return new CreditCheck(
            creditQuery.Party.Id,
            creditQuery.Source,
            answer.Outcome,
            answer.Explanation,
            EvidenceId: null,
            answer.Version,
            now,
            validUntil
        );
    }

    /// <summary>
    /// Before an award the app searches again, regardless of the age of the last search: it costs nothing, and the source may have changed.
    /// </summary>
    private async Task<Stored<Application>> SearchAnewAsync(
        Stored<Application> stored,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var news = ImmutableArray.CreateBuilder<CreditCheck>();
        foreach (var creditQuery in rules.Plan(stored.State).Where(creditQuery => sources[creditQuery.Source].IsSearchedByTheApp))
        {
            var check = await SearchAsync(stored.State, creditQuery, now, cancellationToken);
            if (CreditCheckPolicy.IsNews(stored.State, check))
            {
                news.Add(check);
            }
        }

        return news.Count > 0 ? await RecordAsync(stored, news.ToImmutable(), now, cancellationToken) : stored;
    }

    private async Task<Stored<Application>> RecordAsync(
        Stored<Application> stored,
        ImmutableArray<CreditCheck> checks,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // Numbered by the record's age: a repeat on the same state stores nothing twice. Results of an officer are signed by that officer.
        foreach (var looked in checks.GroupBy(check => check.OfficerId))
        {
            var recording = await applications.RecordAsync(
                stored.Id,
                looked.Key is null ? $"credit|{stored.AuditHead.Sequence}" : $"credit|{stored.AuditHead.Sequence}|{looked.Key}",
                _ => new CreditChecked([.. looked]),
                looked.Key is null
                    ? Signature.Procedure(now, rules.Sources(stored.State).Basis)
                    : CreditQueryRecorder.SignatureOf(looked.Key, now),
                [],
                cancellationToken
            );
            recording.EnsureStored();
        }

        return await applications.GetAsync(stored.Id, cancellationToken);
    }

    private async Task<CreditCheck?> TakeOverAsync(
        Application application,
        PlannedCreditQuery creditQuery,
        CreditQueryStatus.Wanted wanted,
        CreditStep step,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var request = new CreditQueryRequest(
            creditQuery.Source,
            application.Id,
            application.RoundId,
            creditQuery.Party.Id,
            creditQuery.Party.Name,
            (creditQuery.Party as Party.Unit)?.Code,
            (creditQuery.Party as Party.Person)?.CitizenId,
            step.AwardGroup,
            now
        );
        var days = rules.ValidityDays(application);
        var look = await subjects.FindOrRequestAsync(
            CreditSubjectId.Of(creditQuery.Party),
            request,
            wanted.NotBefore,
            days,
            cancellationToken
        );
        return look is null
            ? null
            : new CreditCheck(
                creditQuery.Party.Id,
                creditQuery.Source,
                look.Outcome,
                look.Explanation,
                look.EvidenceId,
                SourceVersion: null,
                look.At,
                look.At.AddDays(days)
            )
            {
                OfficerId = look.OfficerId,
            };
    }

    private CreditPosition PositionOf(Application application, CreditStep step, DateTimeOffset now)
    {
        var judged = rules
            .Plan(application)
            .Select(creditQuery =>
                (
                    creditQuery.Subject,
                    Status: CreditCheckPolicy.StatusOf(application, creditQuery, now, step.AwardGroup is null ? null : now)
                )
            )
            .ToList();
        IReadOnlyList<string> With<T>() => [.. judged.Where(each => each.Status is T).Select(each => each.Subject)];

        var until = application.HeldSince is not null ? null : judged.Select(each => (each.Status as CreditQueryStatus.Asked)?.Until).Min();
        return judged switch
        {
            _ when With<CreditQueryStatus.Suspected>() is { Count: > 0 } suspected => new CreditPosition(
                CreditState.Suspected,
                suspected,
                null
            )
            {
                Ordinal = FindingStep.FirstOrdinalOf(application, suspected[0]),
            },
            _ when With<CreditQueryStatus.Blocking>() is { Count: > 0 } blocking => new CreditPosition(CreditState.Blocked, blocking, null),
            _ when With<CreditQueryStatus.ToBeAsked>() is { Count: > 0 } asked => new CreditPosition(CreditState.ToBeAsked, asked, null),
            _ when judged.TrueForAll(each => each.Status is CreditQueryStatus.Settled) => new CreditPosition(CreditState.Clear, [], null),
            _ => new CreditPosition(CreditState.Waiting, [], until),
        };
    }
}
