using CreditFunctions.Core;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Listings;

/// <summary>Executes acts of officers on a listing and shows the result; an invalid form is returned with what was entered.</summary>
public sealed class ListingActs(
    DeskForms forms,
    IRecordStore<Listing> listings,
    ListingPages pages,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    public async Task<IResult> RecordAsync(
        HttpRequest request,
        string listingId,
        DeskAct act,
        IReadOnlyCollection<string> fields,
        Func<ListingId, DeskPost, Signature, Task<Result<Fact>>> record,
        CancellationToken cancellationToken
    )
    {
        if (!(await forms.ReadAsync(request, act, fields, cancellationToken)).TryGet(out var post, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (!ListingId.TryParse(listingId, out var id) || await listings.FindAsync(id.Value, cancellationToken) is not { } stored)
        {
            return responses.Problem(request, ListingRecorder.NotFound());
        }

        if ((await record(id, post, DeskPolicy.Sign(post.Officer, act, time.GetUtcNow()))).TryGet(out _, out errors))
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/listings/{id}{Responses.LanguageOf(request)}"))
                : await pages.ShowAsync(
                    request,
                    post.Officer,
                    (await listings.GetAsync(id.Value, cancellationToken)).State,
                    state: null,
                    cancellationToken
                );
        }

        return post.IsForm
            ? await pages.ShowAsync(
                request,
                post.Officer,
                stored.State,
                new FormState { Values = post.Values, Errors = errors },
                cancellationToken
            )
            : responses.Problem(request, errors);
    }
}
