using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Listings;

/// <summary>Handles officers' forms with a file for a listing. The file is stored only if everything else is valid.</summary>
public sealed class ListingFilePosts(
    DeskForms forms,
    IRecordStore<Listing> listings,
    RecordFiles<Listing> files,
    ListingPages pages,
    ActContexts contexts,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    /// <param name="fileField">Field of the file.</param>
    /// <param name="check">Validates the rest of the form.</param>
    /// <param name="record">Records it with the document; null if none was sent.</param>
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
        var read = await forms.ReadWithFilesAsync(request, act, files.MaxBytes, maxFiles: 1, cancellationToken);
        if (!read.TryGet(out var form, out var errors))
        {
            return responses.Problem(request, errors);
        }

        await using (form)
        {
            if (!ListingId.TryParse(listingId, out var id) || await listings.FindAsync(id.Value, cancellationToken) is not { } stored)
            {
                return responses.Problem(request, ListingRecorder.NotFound());
            }

            var entered = form.Post with { Values = form.Post.Values.Remove(fileField) };
            var taken = await TakeAsync(stored.State, entered, form.Content, act, fileField, check, record, cancellationToken);
            return taken.TryGet(out _, out errors)
                ? new SeeOther(site.Value.Address($"desk/listings/{id}{Responses.LanguageOf(request)}"))
                : await pages.ShowAsync(
                    request,
                    entered.Officer,
                    stored.State,
                    new FormState { Values = entered.Values, Errors = errors },
                    cancellationToken
                );
        }
    }

    private async Task<Result<Fact>> TakeAsync(
        Listing listing,
        DeskPost post,
        PostedContent content,
        DeskAct act,
        string fileField,
        Func<Listing, DeskPost, Result<bool>> check,
        Func<Listing, DeskPost, Document?, Signature, Task<Result<Fact>>> record,
        CancellationToken cancellationToken
    )
    {
        if (!content.Errors.IsEmpty)
        {
            return content.ErrorsAt(fileField);
        }

        if (!contexts.Now().TryGet(out var context, out var errors) || !check(listing, post).TryGet(out _, out errors))
        {
            return errors;
        }

        var signature = DeskPolicy.Sign(post.Officer, act, context.Now);
        var taken = await files.TakeAsync(
            listing.Id.Value,
            act.ToString(),
            content.Files,
            context.Rules,
            documents => record(listing, post, documents.FirstOrDefault(), signature),
            cancellationToken
        );
        return taken.TryGet(out var fact, out errors)
            ? fact
            : errors.Select(error => error.Field is null ? error.At(fileField) : error).ToImmutableArray();
    }
}
