using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Lookups;

/// <summary>
/// <c>POST /tasks/{token}/lookups/{lookupId}</c>: what a case officer saw at a source; from a program as JSON with the code or by the
/// officer who is signed in, from the page as a form with the screenshot in it. The first look stands; the second officer is answered with
/// it.
/// </summary>
public sealed class RecordLookupEndpoint(TaskAccess access, TaskReaders readers, TaskCodes codes, BenchForms forms, Answers answers)
{
    [Function(nameof(RecordLookupEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tasks/{token}/lookups/{lookupId}")] HttpRequest request,
        string token,
        string lookupId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await access.OpenAsync(token, cancellationToken)).TryGet(out var task, out var errors)
            || !BenchVisit.RoundOf(task).TryGet(out var roundId, out errors)
        )
        {
            return answers.Problem(request, errors);
        }

        if (PostedForm.Is(request))
        {
            return (await readers.IdentifyAsync(request, task, cancellationToken)).TryGet(out task, out errors)
                ? await forms.RecordAsync(request, task, token, lookupId, client, cancellationToken)
                : answers.Problem(request, errors);
        }

        if (!(await RequestJson.ReadAsync<LookupForm>(request, cancellationToken)).TryGet(out var form, out errors))
        {
            return answers.Problem(request, errors);
        }

        task = await readers.RecognizeAsync(request, task, cancellationToken);
        if (await codes.CheckAsync(request, task, form.Code, cancellationToken) is { } refusal)
        {
            return answers.Problem(request, refusal);
        }

        var recorded = await forms.RecordAsync(roundId, task.Link.OfficerId, lookupId, form, client, cancellationToken);
        return recorded.TryGet(out var lookup, out errors)
            ? Results.Json(LookupAnswer.Of(lookupId, lookup), RequestJson.Options)
            : answers.Problem(request, errors);
    }
}

/// <summary>The look that stands.</summary>
public sealed record LookupAnswer(string Id, CreditSource Source, CreditOutcome Outcome, string Reason, string OfficerId, DateTimeOffset At)
{
    public static LookupAnswer Of(string id, Lookup lookup) =>
        new(id, lookup.Source, lookup.Outcome, lookup.Explanation, lookup.OfficerId, lookup.At);
}
