using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.CreditChecks.Sources;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.CreditChecks;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.CreditQueries;

/// <summary>A refused form of the credit check queue.</summary>
/// <param name="CreditQueryId">The query of the form; null if it claimed the next one.</param>
public sealed record RefusedCreditQuery(string? CreditQueryId, FormState State);

/// <summary>The pages of a round's credit check queue.</summary>
public sealed class CheckQueuePages(
    CreditCheckQueue queue,
    CheckQueueVisit visit,
    CreditSources sources,
    IRecordStore<CreditSubject> subjects,
    TimeProvider time,
    Responses responses
)
{
    /// <summary>Names in the address the credit query that was recorded last.</summary>
    public const string RecordedQuery = "recorded";

    private const int MostShown = 50;

    public async Task<IResult> ShowAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        RefusedCreditQuery? back,
        CancellationToken cancellationToken
    )
    {
        var (guide, officerId) = (task.Round!.Guide, task.Link.OfficerId);
        var due = await queue.ReadAsync(guide.Id, cancellationToken);
        var now = time.GetUtcNow();

        // The full number is shown only after the code or a sign-in.
        var held = !task.MayRead ? null : visit.FindHeld(due, officerId);
        var taken = held is null ? null : await visit.RevealAsync(held, cancellationToken);
        var model = new CheckQueueModel(task.Link.OfficerName, guide.Title)
        {
            Counts =
            [
                .. due.GroupBy(creditQuery => creditQuery.Source)
                    .OrderBy(group => group.Key.Value, StringComparer.Ordinal)
                    .Select(group => Count(group.Key, [.. group], now)),
            ],
            Due = [.. due.Take(MostShown).Select(creditQuery => Row(creditQuery, guide, now))],
            Current = taken is null ? null : AtHand(taken, token),
            Recorded = await RecordedAsync(request, officerId, cancellationToken),
            AsksCode = task.Session is null,
            AntiForgeryToken = task.Session?.FormToken,
            State = back is null ? FormState.Empty : TaskCodes.WithRemedy(StateOf(back, held), token),
            EndAddress = task.Session is null ? null : $"/tasks/{token}/sign-out{Responses.LanguageOf(request)}",
        };
        return responses.Page(request, model, guide, TaskPages.StatusOf(back?.State));
    }

    // An old page may concern a query that is no longer here: its result must never appear in the form of another one.
    private static FormState StateOf(RefusedCreditQuery back, DueCreditQuery? held) =>
        back.CreditQueryId == held?.Id
            ? back.State
            : new FormState
            {
                Errors = [.. back.State.Errors.Select(error => error.Field == TaskFields.Code ? error : error with { Field = null })],
            };

    private static SourceCount Count(CreditSource source, IReadOnlyCollection<DueCreditQuery> due, DateTimeOffset now) =>
        new(source, due.Count, due.Count(creditQuery => creditQuery.ClaimedBy is not null && now < creditQuery.ClaimedUntil));

    private static DueRow Row(DueCreditQuery creditQuery, RoundGuide guide, DateTimeOffset now)
    {
        var isTaken = creditQuery.ClaimedBy is not null && now < creditQuery.ClaimedUntil;
        return new DueRow(creditQuery.Name, creditQuery.Source, creditQuery.Since)
        {
            TakenBy = isTaken
                ? guide.Staff.FirstOrDefault(member => member.Id == creditQuery.ClaimedBy)?.Name ?? creditQuery.ClaimedBy
                : null,
            TakenUntil = isTaken ? creditQuery.ClaimedUntil : null,
        };
    }

    private CurrentCreditQuery AtHand(ClaimedCreditQuery taken, string token) =>
        new(taken.Name, taken.Number, taken.Source, taken.TakenUntil, $"/tasks/{token}/queries/{taken.Id}")
        {
            SourceAddress = sources[taken.Source].Address,
            IsForAward = taken.IsForAward,
            Outcomes = [.. sources[taken.Source].Outcomes.Select(outcome => outcome.ToString())],
        };

    private async Task<RecordedCreditQuery?> RecordedAsync(HttpRequest request, string officerId, CancellationToken cancellationToken)
    {
        if (
            !CreditCheckQueue.TryParseId(request.Query[RecordedQuery], out var subjectId, out var source)
            || await subjects.FindAsync(subjectId.Value, cancellationToken) is not { State: var subject }
            || subject.CreditQueries.LastOrDefault(creditQuery => creditQuery.Source == source) is not { } made
        )
        {
            return null;
        }

        var name = subject.Answered.LastOrDefault(request => request.Source == source)?.Name ?? "";
        return new RecordedCreditQuery(name, source, made.Outcome.ToString(), WasKept: made.OfficerId != officerId);
    }
}
