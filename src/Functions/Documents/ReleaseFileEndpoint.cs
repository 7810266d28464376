using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Documents;

/// <summary>A file that was released for opening.</summary>
public sealed record ReleasedFile(string Id, string OfficerId, DateTimeOffset At);

/// <summary><c>POST /desk/files/{fileId}/release</c>: an officer releases a file that could not be inspected completely.</summary>
public sealed class ReleaseFileEndpoint(
    DeskForms forms,
    IRecordStore<StoredFile> files,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(ReleaseFileEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/files/{fileId}/release")] HttpRequest request,
        string fileId,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.ReleaseFile, [ReleaseFields.Reason], cancellationToken)).TryGet(
                out var post,
                out var errors
            )
        )
        {
            return responses.Problem(request, errors);
        }

        if (!IsId(fileId) || await files.FindAsync(fileId, cancellationToken) is not { } stored)
        {
            return responses.Problem(request, FilePolicy.NotFound());
        }

        var now = time.GetUtcNow();
        var recording = await files.RecordAsync(
            fileId,
            "released",
            file => FilePolicy.Release(file, post.Officer.Id, post[ReleaseFields.Reason], now).Select<Fact>(released => released),
            DeskPolicy.Sign(post.Officer, DeskAct.ReleaseFile, now),
            [],
            cancellationToken
        );
        if (recording is Recording<StoredFile>.Refused refused)
        {
            return responses.Problem(request, refused.Errors);
        }

        var fact = (FileReleased)recording.EnsureStored();
        return post.IsForm
            ? new SeeOther(site.Value.Address(PageOf(stored.State.Owner)))
            : Results.Json(new ReleasedFile(fileId, fact.OfficerId, fact.At), RequestJson.Options);
    }

    // The page that offers the release.
    private static string PageOf(string owner) =>
        owner.Split('-', 2) switch
        {
            [nameof(RecordType.Case), var id] => $"desk/cases/{id}",
            [nameof(RecordType.Listing), var id] => $"desk/listings/{id}",
            [nameof(RecordType.Project), var id] => $"desk/projects/{id}",
            _ => ApplicationId.TryParse(owner, out var id) ? $"desk/applications/{id}" : "desk",
        };

    private static bool IsId(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigitLower);
}
