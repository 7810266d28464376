using System.Collections.Immutable;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Reviews;

/// <summary>The page that requests the code before it shows a task. It contains no names.</summary>
public sealed class TaskCodePages(RoundDirectory directory, TaskBoard board, TimeProvider time, Responses responses)
{
    /// <summary>What was posted without the code is kept in the page and restored once the code is given.</summary>
    /// <param name="token">Of the link, for requesting a new code.</param>
    public async Task<IResult> ShowAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        FormState state,
        CancellationToken cancellationToken
    )
    {
        var guide = await directory.GetAsync(task.Link.RoundId, cancellationToken);
        var place = await board.PlaceOfAsync(task.Link, time.GetUtcNow(), cancellationToken);
        var model = new TaskCodeModel(task.Link.Task.Step.ToString(), guide.Title)
        {
            DueAt = place.DueAt,
            IsOverdue = place.IsOverdue,
            LinkEndsAt = task.Decided is null ? task.Link.ExpiresAt : null,
            Kept = [.. Kept(state.Values).OrderBy(value => value.Key, StringComparer.Ordinal)],
            State = TaskCodes.WithRemedy(new FormState { Errors = state.Errors }, token),
        };
        return responses.Page(request, model, guide, TaskPages.StatusOf(state));
    }

    public static ImmutableDictionary<string, string> Kept(ImmutableDictionary<string, string> values) =>
        values.RemoveRange([TaskFields.Code, TaskFields.Action, PageForm.AntiForgeryField]);
}
