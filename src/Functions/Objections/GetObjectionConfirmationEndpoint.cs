using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Objections;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Objections;

/// <summary>
/// <c>GET /objection-confirmations/{token}</c>: the link in an objector's mail. Shows the objection to confirm; changes nothing.
/// </summary>
public sealed class GetObjectionConfirmationEndpoint(ObjectionConfirmations confirmations, Responses responses)
{
    [Function(nameof(GetObjectionConfirmationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "objection-confirmations/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (!(await confirmations.OpenAsync(token, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var objection = opened.Kept.Objection;
        return responses.Of(
            request,
            FiledObjection.Of(objection, opened.IsConfirmed),
            () =>
                new ObjectionConfirmationModel(opened.Round.Guide.Title, objection.ProjectNumber, objection.FiledAt)
                {
                    IsConfirmed = opened.IsConfirmed,
                },
            opened.Round.Guide
        );
    }
}
