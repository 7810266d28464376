using CreditFunctions.Core;
using CreditFunctions.Core.Objections;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Identifiers;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Objections;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Objections;

/// <summary>
/// <c>POST /public/notices/{noticeId}/objections</c>: a citizen objects, by real name and in writing. Name and contact are sealed before they
/// are stored. 202 with a number.
/// </summary>
public sealed class FileObjectionEndpoint(
    PublicNotices notices, ObjectionPages pages, ObjectionIntake intake, IdentifierVault vault, TimeProvider time, Answers answers)
{
    [Function(nameof(FileObjectionEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "public/notices/{noticeId}/objections")] HttpRequest request,
        string noticeId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!(await notices.FindAsync(noticeId, cancellationToken)).TryGet(out var found, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (PostedForm.Is(request))
        {
            return await FileByFormAsync(request, found, client, cancellationToken);
        }

        if (!pages.NumberFor(found, request).TryGet(out var number, out errors)
            || !(await RequestJson.ReadAsync<ObjectionForm>(request, cancellationToken)).TryGet(out var form, out errors)
            || !(await TakeAsync(found, number, form, client, cancellationToken)).TryGet(out var filed, out errors))
        {
            return answers.Problem(request, errors);
        }

        return Results.Json(
            new FiledObjection(filed.Objection.Id, filed.Objection.ProjectNumber, filed.Objection.FiledAt), RequestJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private async Task<IResult> FileByFormAsync(HttpRequest request, FoundNotice found, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out var values, out var errors))
        {
            return answers.Problem(request, errors);
        }

        var key = values.GetValueOrDefault(ObjectionFields.Key);
        if (pages.NumberOf(found, key) is not { } number)
        {
            return answers.Problem(request, ApplicantErrors.FormIsOutdated());
        }

        var form = new ObjectionForm
        {
            ProjectNumber = values.GetValueOrDefault(ObjectionFields.ProjectNumber),
            Name = values.GetValueOrDefault(ObjectionFields.Name),
            Contact = values.GetValueOrDefault(ObjectionFields.Contact),
            Facts = values.GetValueOrDefault(ObjectionFields.Facts),
        };
        if (!(await TakeAsync(found, number, form, client, cancellationToken)).TryGet(out var filed, out errors))
        {
            if (errors.Any(error => error.Code == ObjectionErrors.KeyIsTaken().Code))
            {
                // The page that comes back has a key of its own: sent again, it is an objection of its own.
                (errors, key) = ([ObjectionErrors.FormIsUsed()], null);
            }

            return answers.Page(
                request, pages.Model(found, new FormState { Values = values, Errors = errors }, key), found.Round.Guide, Problems.StatusOf(errors));
        }

        return answers.Page(
            request,
            new ObjectionReceivedModel(filed.Objection.Id.Value, found.Round.Guide.Title, filed.Objection.ProjectNumber, filed.Objection.FiledAt),
            found.Round.Guide,
            StatusCodes.Status202Accepted);
    }

    private Task<Result<ObjectionFiled>> TakeAsync(
        FoundNotice found, ApplicationId number, ObjectionForm form, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return intake.TakeAsync(
            found.Round.Guide.Id.Value,
            number,
            round => ObjectionPolicy.File(round, found.Notice.Group, number, form, (field, text) => vault.SealText(text, number.Value, field), now),
            filed => ObjectionPolicy.IsSame(filed, form, (field, text) => vault.RevealText(text, number.Value, field)),
            client,
            cancellationToken);
    }
}

/// <summary>The receipt of an objection.</summary>
public sealed record FiledObjection(ApplicationId Number, string ProjectNumber, DateTimeOffset ReceivedAt);
