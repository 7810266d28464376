using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Units;

/// <summary>
/// <c>GET /units/{token}?page=…&amp;older=…</c>: all applications of a unit's clerk with state, missing parts and deadlines.
/// </summary>
public sealed class GetUnitEndpoint(UnitAccess access, UnitPages pages, Responses responses)
{
    [Function(nameof(GetUnitEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "units/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (!access.Open(token).TryGet(out var clerk, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var page = PageOf(request);
        var unit = await pages.ReadAsync(clerk, page, request.Query["older"], cancellationToken);
        return responses.Of(request, pages.View(clerk, unit), () => pages.Model(clerk, token, unit, page));
    }

    /// <summary>From 1.</summary>
    internal static int PageOf(HttpRequest request) =>
        int.TryParse(request.Query["page"], out var page) && page is >= 1 and <= 10_000 ? page : 1;
}
