using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Objections;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Objections;

/// <summary>
/// <c>POST /objection-confirmations/{token}</c>: confirms the mail address of an objection, which counts from then on. The link is the
/// proof: only the mailbox has it. A repeat gets the same response.
/// </summary>
public sealed class ConfirmObjectionEndpoint(ObjectionConfirmations confirmations, Responses responses)
{
    [Function(nameof(ConfirmObjectionEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "objection-confirmations/{token}")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await confirmations.OpenAsync(token, cancellationToken)).TryGet(out var opened, out var errors)
            || (HasJson(request) && !(await RequestJson.ReadAsync<NoFieldsForm>(request, cancellationToken)).TryGet(out _, out errors))
            || !(await confirmations.ConfirmAsync(opened, client, cancellationToken)).TryGet(out var objection, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        return PostedForm.Is(request)
            ? responses.Page(
                request,
                new ObjectionReceivedModel(opened.Round.Guide.Title, objection.ProjectNumber, objection.FiledAt) { IsConfirmed = true },
                opened.Round.Guide
            )
            : Results.Json(FiledObjection.Of(objection, isConfirmed: true), RequestJson.Options);
    }

    private static bool HasJson(HttpRequest request) =>
        !PostedForm.Is(request) && (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0);
}
