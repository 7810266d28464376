using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Home;

/// <summary>
/// Any path without a function: 404 as a page or problem details. The host matches routes in the order of function names, so this name must
/// be the last.
/// </summary>
public sealed class ZeroMatchEndpoint(Responses responses)
{
    [Function(nameof(ZeroMatchEndpoint))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", Route = "{*path}")] HttpRequest request) =>
        responses.Problem(
            request,
            new Error(
                ErrorKind.NotFound,
                "address-not-found",
                "Nothing has this address and method. The front page leads to what there is."
            )
        );
}
