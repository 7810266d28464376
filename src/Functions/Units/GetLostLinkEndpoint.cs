using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Units;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Units;

/// <summary><c>GET /access</c>: the form to request a lost link.</summary>
public sealed class GetLostLinkEndpoint(Responses responses)
{
    [Function(nameof(GetLostLinkEndpoint))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "access")] HttpRequest request) =>
        responses.Page(request, new LostLinkModel());
}
