using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Documents;

/// <summary>
/// <c>PUT /applications/{applicationId}/documents/{kind}?fileName=…</c>: the file is the body, streamed into a blob. A file of the same
/// kind takes the place of the one before.
/// </summary>
public sealed class UploadDocumentEndpoint(
    ApplicantAccess access, RoundDirectory directory, DocumentStore documents, IRecordStore<Application> applications, RuleBook book, TimeProvider time, Answers answers)
{
    [Function(nameof(UploadDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "applications/{applicationId}/documents/{kind}")] HttpRequest request,
        string applicationId,
        string kind,
        CancellationToken cancellationToken)
    {
        var receivedAt = time.GetUtcNow();
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return answers.Problem(request, errors);
        }

        var guide = await directory.GetAsync(opened.State.RoundId.Value, cancellationToken);
        var rules = book.OfVersion(opened.State.RuleVersion).Value;
        if (!DocumentPolicy.CheckUpload(opened.State, guide, rules, kind, receivedAt).TryGet(out var terms, out errors)
            || !DocumentPolicy.CheckFileName(request.Query["fileName"]).TryGet(out var fileName, out errors)
            || !(await documents.ReceiveAsync(opened.Id, terms, request.Body, cancellationToken)).TryGet(out var file, out errors))
        {
            return answers.Problem(request, errors);
        }

        var document = new Document(file.Id, kind, fileName, file.Type, file.SizeBytes, file.Sha256, receivedAt);
        var recording = await applications.RecordAsync(
            opened.Id,
            $"document|{file.Id}",
            application => DocumentPolicy.CheckUpload(application, guide, rules, kind, receivedAt).Select<Fact>(
                _ => new DocumentRegistered(kind == DocumentPolicy.SignedScanKind ? document with { VersionCode = VersionCode.Of(application) } : document)),
            new Signature("applicant", "applicant", receivedAt),
            [],
            cancellationToken);
        if (recording is Recording<Application>.Refused refused)
        {
            await documents.DiscardAsync(opened.Id, file, cancellationToken);
            return answers.Problem(request, refused.Errors);
        }

        return Results.Json(DocumentView.Of(document), RequestJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
