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

namespace CreditFunctions.Functions.Lookups;

/// <summary>A form of the credit check queue that comes back with what is wrong with it.</summary>
/// <param name="LookupId">The credit query that it was about; null where it took the next one.</param>
public sealed record BenchReturn(string? LookupId, FormState State);

/// <summary>The credit check queue of a round as its page.</summary>
public sealed class BenchPages(
    CreditBench bench,
    BenchVisit visit,
    CreditSources sources,
    IRecordStore<CreditSubject> subjects,
    TimeProvider time,
    Answers answers
)
{
    /// <summary>Names in the address the credit query that was recorded last.</summary>
    public const string RecordedQuery = "recorded";

    private const int MostShown = 50;

    /// <summary>The page of the credit check queue, or of a form that comes back with what is wrong with it.</summary>
    public async Task<IResult> ShowAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        BenchReturn? back,
        CancellationToken cancellationToken
    )
    {
        var (guide, officerId) = (task.Round!.Guide, task.Link.OfficerId);
        var due = await bench.ReadAsync(guide.Id, cancellationToken);
        var now = time.GetUtcNow();

        // Nobody sees a whole number who has neither given the code nor signed in.
        var held = !task.MayRead ? null : visit.FindHeld(due, officerId);
        var taken = held is null ? null : await visit.RevealAsync(held, cancellationToken);
        var model = new BenchModel(task.Link.OfficerName, guide.Title)
        {
            Counts =
            [
                .. due.GroupBy(lookup => lookup.Source)
                    .OrderBy(group => group.Key.Value, StringComparer.Ordinal)
                    .Select(group => Count(group.Key, [.. group], now)),
            ],
            Due = [.. due.Take(MostShown).Select(lookup => Row(lookup, guide, now))],
            Current = taken is null ? null : AtHand(taken, token),
            Recorded = await RecordedAsync(request, officerId, cancellationToken),
            AsksCode = task.Session is null,
            AntiForgeryToken = task.Session?.FormToken,
            State = back is null ? FormState.Empty : TaskCodes.WithRemedy(StateOf(back, held), token),
            EndAddress = task.Session is null ? null : $"/tasks/{token}/sign-out{Answers.LanguageOf(request)}",
        };
        return answers.Page(request, model, guide, TaskPages.StatusOf(back?.State));
    }

    // An old page may be about a credit query that is no longer here: its result must never appear in the form of another one.
    private static FormState StateOf(BenchReturn back, DueLookup? held) =>
        back.LookupId == held?.Id
            ? back.State
            : new FormState
            {
                Errors = [.. back.State.Errors.Select(error => error.Field == TaskFields.Code ? error : error with { Field = null })],
            };

    private static SourceCount Count(CreditSource source, IReadOnlyCollection<DueLookup> due, DateTimeOffset now) =>
        new(source, due.Count, due.Count(lookup => lookup.ClaimedBy is not null && now < lookup.ClaimedUntil));

    private static DueRow Row(DueLookup lookup, RoundGuide guide, DateTimeOffset now)
    {
        var isTaken = lookup.ClaimedBy is not null && now < lookup.ClaimedUntil;
        return new DueRow(lookup.Name, lookup.Source, lookup.Since)
        {
            TakenBy = isTaken ? guide.Staff.FirstOrDefault(member => member.Id == lookup.ClaimedBy)?.Name ?? lookup.ClaimedBy : null,
            TakenUntil = isTaken ? lookup.ClaimedUntil : null,
        };
    }

    private LookupAtHand AtHand(TakenLookup taken, string token) =>
        new(taken.Name, taken.Number, taken.Source, taken.TakenUntil, $"/tasks/{token}/lookups/{taken.Id}")
        {
            SourceAddress = sources[taken.Source].Address,
            IsForAward = taken.IsForAward,
            Outcomes = [.. sources[taken.Source].Outcomes.Select(outcome => outcome.ToString())],
        };

    private async Task<RecordedLookup?> RecordedAsync(HttpRequest request, string officerId, CancellationToken cancellationToken)
    {
        if (
            !CreditBench.TryParseId(request.Query[RecordedQuery], out var subjectId, out var source)
            || await subjects.FindAsync(subjectId.Value, cancellationToken) is not { State: var subject }
            || subject.Lookups.LastOrDefault(lookup => lookup.Source == source) is not { } made
        )
        {
            return null;
        }

        var name = subject.Answered.LastOrDefault(request => request.Source == source)?.Name ?? "";
        return new RecordedLookup(name, source, made.Outcome.ToString(), WasKept: made.OfficerId != officerId);
    }
}
