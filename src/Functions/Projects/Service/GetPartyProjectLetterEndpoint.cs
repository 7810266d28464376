using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Pages.Letters;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>GET /projects/{token}/letters/{letter}</c>: a letter of a project as it was signed, for the unit to read.</summary>
public sealed class GetPartyProjectLetterEndpoint(ProjectAccess access, LetterPages letters, Responses responses)
{
    [Function(nameof(GetPartyProjectLetterEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "projects/{token}/letters/{letter}")] HttpRequest request,
        string token,
        string letter,
        CancellationToken cancellationToken
    ) =>
        (await access.OpenForUnitAsync(token, cancellationToken)).TryGet(out var opened, out var errors)
            ? letters.Show(
                request,
                opened.Project.Letters.Select(each => each.Letter),
                letter,
                each => new LetterModel(each, $"projects/{token}") { IsDrill = opened.Project.IsDrill }
            )
            : responses.Problem(request, errors);
}
