using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.CreditQueries;

/// <summary>
/// <c>POST /tasks/{token}/queries/{queryId}</c>: records the result of a credit query; from a program as JSON with the code or by the
/// signed-in officer, from the page as a form with the screenshot. The first result is kept; a second officer receives it.
/// </summary>
public sealed class RecordCreditQueryEndpoint(
    TaskAccess access,
    TaskReaders readers,
    TaskCodes codes,
    CheckQueueForms forms,
    Responses responses
)
{
    [Function(nameof(RecordCreditQueryEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tasks/{token}/queries/{queryId}")] HttpRequest request,
        string token,
        string queryId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await access.OpenAsync(token, cancellationToken)).TryGet(out var task, out var errors)
            || !CheckQueueVisit.RoundOf(task).TryGet(out var roundId, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        if (PostedForm.Is(request))
        {
            return (await readers.IdentifyAsync(request, task, cancellationToken)).TryGet(out task, out errors)
                ? await forms.RecordAsync(request, task, token, queryId, client, cancellationToken)
                : responses.Problem(request, errors);
        }

        if (!(await RequestJson.ReadAsync<CreditQueryForm>(request, cancellationToken)).TryGet(out var form, out errors))
        {
            return responses.Problem(request, errors);
        }

        task = await readers.RecognizeAsync(request, task, cancellationToken);
        if (await codes.CheckAsync(request, task, form.Code, cancellationToken) is { } refusal)
        {
            return responses.Problem(request, refusal);
        }

        var recorded = await forms.RecordAsync(roundId, task.Link.OfficerId, queryId, form, client, cancellationToken);
        return recorded.TryGet(out var creditQuery, out errors)
            ? Results.Json(CreditQueryResult.Of(queryId, creditQuery), RequestJson.Options)
            : responses.Problem(request, errors);
    }
}

/// <summary>The kept result of a credit query.</summary>
public sealed record CreditQueryResult(
    string Id,
    CreditSource Source,
    CreditOutcome Outcome,
    string Reason,
    string OfficerId,
    DateTimeOffset At
)
{
    public static CreditQueryResult Of(string id, CreditQuery creditQuery) =>
        new(id, creditQuery.Source, creditQuery.Outcome, creditQuery.Explanation, creditQuery.OfficerId, creditQuery.At);
}
