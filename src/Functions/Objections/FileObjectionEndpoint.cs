using CreditFunctions.Core;
using CreditFunctions.Core.Objections;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Objections;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Objections;

/// <summary>
/// <c>POST /public/notices/{noticeId}/objections</c>: a citizen objects in writing and by real name. Name and contact are encrypted before
/// they are stored. 202 with a number; the objection counts once the link sent to its mail address is confirmed.
/// </summary>
public sealed class FileObjectionEndpoint(
    PublicNotices notices,
    ObjectionPages pages,
    ObjectionConfirmations confirmations,
    IdentifierVault vault,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(FileObjectionEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "public/notices/{noticeId}/objections")] HttpRequest request,
        string noticeId,
        CancellationToken cancellationToken
    )
    {
        if (!(await notices.FindAsync(noticeId, cancellationToken)).TryGet(out var found, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (PostedForm.Is(request))
        {
            return await FileByFormAsync(request, found, cancellationToken);
        }

        if (
            !pages.NumberFor(found, request).TryGet(out var number, out errors)
            || !(await RequestJson.ReadAsync<ObjectionForm>(request, cancellationToken)).TryGet(out var form, out errors)
            || !(await TakeAsync(request, found, number, form, cancellationToken)).TryGet(out var filed, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        return Results.Json(
            FiledObjection.Of(filed.Kept.Objection, filed.IsConfirmed),
            RequestJson.Options,
            statusCode: StatusCodes.Status202Accepted
        );
    }

    private async Task<IResult> FileByFormAsync(HttpRequest request, FoundPublicNotice found, CancellationToken cancellationToken)
    {
        if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out var values, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var key = values.GetValueOrDefault(ObjectionFields.Key);
        if (pages.NumberOf(found, key) is not { } number)
        {
            return responses.Page(
                request,
                pages.Model(found, new FormState { Values = values, Errors = [ApplicantErrors.FormIsOutdated()] }),
                found.Round.Guide,
                StatusCodes.Status422UnprocessableEntity
            );
        }

        var form = new ObjectionForm
        {
            ProjectNumber = values.GetValueOrDefault(ObjectionFields.ProjectNumber),
            Name = values.GetValueOrDefault(ObjectionFields.Name),
            Contact = values.GetValueOrDefault(ObjectionFields.Contact),
            Facts = values.GetValueOrDefault(ObjectionFields.Facts),
        };
        if (!(await TakeAsync(request, found, number, form, cancellationToken)).TryGet(out var filed, out errors))
        {
            if (errors.Any(error => error.Code == ObjectionErrors.KeyIsTaken().Code))
            {
                // The returned page has a new key: if sent again, it is a separate objection.
                (errors, key) = ([ObjectionErrors.FormIsUsed()], null);
            }

            return responses.Page(
                request,
                pages.Model(found, new FormState { Values = values, Errors = errors }, key),
                found.Round.Guide,
                Problems.StatusOf(errors)
            );
        }

        return responses.Page(
            request,
            new ObjectionReceivedModel(found.Round.Guide.Title, filed.Kept.Objection.ProjectNumber, filed.Kept.Objection.FiledAt)
            {
                IsConfirmed = filed.IsConfirmed,
            },
            found.Round.Guide,
            StatusCodes.Status202Accepted
        );
    }

    private async Task<Result<OpenedObjection>> TakeAsync(
        HttpRequest request,
        FoundPublicNotice found,
        ObjectionId number,
        ObjectionForm form,
        CancellationToken cancellationToken
    )
    {
        var read = ObjectionPolicy.Read(
            found.Round,
            found.Notice.Group,
            number,
            form,
            (field, text) => vault.SealText(text, number.Value, field),
            confirmations.MarkOf,
            time.GetUtcNow()
        );
        return read.TryGet(out var objection, out var errors)
            ? await confirmations.AskAsync(
                request,
                found,
                objection,
                filed => ObjectionPolicy.IsSame(filed, form, (field, text) => vault.RevealText(text, number.Value, field)),
                cancellationToken
            )
            : errors;
    }
}

/// <summary>The receipt of an objection.</summary>
/// <param name="IsConfirmed">Whether its mail address was confirmed by the link in the mail; it counts only then.</param>
public sealed record FiledObjection(ObjectionId Number, string ProjectNumber, DateTimeOffset ReceivedAt, bool IsConfirmed)
{
    public static FiledObjection Of(Objection objection, bool isConfirmed) =>
        new(objection.Id, objection.ProjectNumber, objection.FiledAt, isConfirmed);
}
