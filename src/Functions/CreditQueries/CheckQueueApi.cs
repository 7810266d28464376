using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.CreditChecks.Sources;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.CreditQueries;

/// <summary>The credit check queue for programs, which send the code with every request.</summary>
public sealed class CheckQueueApi(CheckQueueVisit visit, CreditSources sources, TaskCodes codes, Responses responses)
{
    private const string QueryParameter = "query";

    /// <summary>Claims the next credit query, or the named one, and returns it with the full number.</summary>
    public async Task<IResult> TakeAsync(HttpRequest request, OpenedTask task, string? code, CancellationToken cancellationToken)
    {
        if (await codes.CheckAsync(request, task, code, cancellationToken) is { } refusal)
        {
            return responses.Problem(request, refusal);
        }

        var named = request.Query[QueryParameter].ToString() is { Length: > 0 } id ? id : null;
        var taken = await visit.TakeAsync(task.Round!.Guide.Id, task.Link.OfficerId, named, cancellationToken);
        return taken.IsSuccess
            ? Results.Json(
                new ClaimResponse(taken.Value is { } creditQuery ? OpenCreditQuery.Of(creditQuery, sources[creditQuery.Source]) : null),
                RequestJson.Options
            )
            : responses.Problem(request, taken.Errors);
    }
}

/// <summary>The claimed credit query; null if none is left.</summary>
public sealed record ClaimResponse(OpenCreditQuery? CreditQuery);

/// <summary>A credit query with the full number, for the officer who makes it.</summary>
public sealed record OpenCreditQuery(
    string Id,
    string Name,
    string Number,
    CreditSource Source,
    IReadOnlyList<CreditOutcome> Outcomes,
    DateTimeOffset TakenUntil
)
{
    public static OpenCreditQuery Of(ClaimedCreditQuery taken, CreditSourceDefinition source) =>
        new(taken.Id, taken.Name, taken.Number, taken.Source, source.Outcomes, taken.TakenUntil);
}
