using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Listings;

/// <summary>Takes forms of officers that bring a file to a listing. The file is stored only where all else is right.</summary>
public sealed class ListingFilePosts(
    DeskAccess access,
    DeskForms forms,
    IRecordStore<Listing> listings,
    ListingFiles files,
    ListingPages pages,
    ActContexts contexts,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    /// <param name="fileField">Field of the file.</param>
    /// <param name="check">What is wrong with the rest of the form.</param>
    /// <param name="record">Records it with the document; null where none was sent.</param>
    public async Task<IResult> RecordAsync(
        HttpRequest request,
        string listingId,
        DeskAct act,
        string fileField,
        Func<Listing, DeskPost, Result<bool>> check,
        Func<Listing, DeskPost, Document?, Signature, Task<Result<Fact>>> record,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, act, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (!PostedForm.Is(request))
        {
            return responses.Problem(request, PostedForm.IsNeeded());
        }

        await using var posted = await PostedForm.ReadWithFileAsync(request, files.MaxBytes, cancellationToken);
        if (!forms.CheckForm(request, officer, posted.Values).TryGet(out var post, out errors))
        {
            return responses.Problem(request, posted.Errors.IsEmpty ? errors : posted.Errors);
        }

        if (!ListingId.TryParse(listingId, out var id) || await listings.FindAsync(id.Value, cancellationToken) is not { } stored)
        {
            return responses.Problem(request, ListingRecorder.NotFound());
        }

        var entered = post with { Values = post.Values.Remove(fileField) };
        return (await TakeAsync(stored.State, entered, posted, act, fileField, check, record, cancellationToken)).TryGet(out _, out errors)
            ? new SeeOther(site.Value.Address($"desk/listings/{id}{Responses.LanguageOf(request)}"))
            : pages.Show(request, officer, stored.State, new FormState { Values = entered.Values, Errors = errors });
    }

    private async Task<Result<Fact>> TakeAsync(
        Listing listing,
        DeskPost post,
        PostedContent posted,
        DeskAct act,
        string fileField,
        Func<Listing, DeskPost, Result<bool>> check,
        Func<Listing, DeskPost, Document?, Signature, Task<Result<Fact>>> record,
        CancellationToken cancellationToken
    )
    {
        if (!posted.Errors.IsEmpty)
        {
            return posted.Errors.Select(error => error.At(fileField)).ToImmutableArray();
        }

        if (!contexts.Now().TryGet(out var context, out var errors) || !check(listing, post).TryGet(out _, out errors))
        {
            return errors;
        }

        var signature = DeskPolicy.Sign(post.Officer, act, context.Now);
        if (posted.File is not { } file)
        {
            return await record(listing, post, null, signature);
        }

        var taken = await files.TakeAsync(
            listing.Id,
            act.ToString(),
            file,
            context.Rules,
            document => record(listing, post, document, signature),
            cancellationToken
        );
        return taken.TryGet(out var fact, out errors)
            ? fact
            : errors.Select(error => error.Field is null ? error.At(fileField) : error).ToImmutableArray();
    }
}
