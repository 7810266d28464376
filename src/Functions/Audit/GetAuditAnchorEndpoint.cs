using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Audit;

/// <summary>
/// <c>GET /desk/anchors/{number}</c>: the stored bytes of an anchor of the audit chains, to be kept elsewhere. Numbers start at 1; the
/// first 404 is the end. Needs the function key.
/// </summary>
public sealed class GetAuditAnchorEndpoint(AuditAnchors anchors, Responses responses)
{
    [Function(nameof(GetAuditAnchorEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "desk/anchors/{number}")] HttpRequest request,
        string number,
        CancellationToken cancellationToken
    )
    {
        var anchor = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? await anchors.FindAsync(parsed, cancellationToken)
            : null;
        return anchor is null
            ? responses.Problem(
                request,
                new Error(
                    ErrorKind.NotFound,
                    "page-not-found",
                    "There is no such anchor. They count from 1, one for each day with something on record."
                )
            )
            : Results.Bytes(anchor, "application/json; charset=utf-8");
    }
}
