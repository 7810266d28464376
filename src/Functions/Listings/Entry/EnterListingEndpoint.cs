using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Listings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// <c>POST /desk/listings</c>: an officer enters a party in a list without a case; it has no effect until a second officer confirms it.
/// </summary>
public sealed class EnterListingEndpoint(
    DeskForms forms,
    ListingEntries entries,
    ListingPages pages,
    ActContexts contexts,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    [Function(nameof(EnterListingEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/listings")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.EnterListing, ListingForms.Fields, cancellationToken)).TryGet(
                out var post,
                out var errors
            ) || !contexts.Now().TryGet(out var context, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        var signature = DeskPolicy.Sign(post.Officer, DeskAct.EnterListing, context.Now);
        if ((await entries.EnterAsync(post, context, signature, cancellationToken)).TryGet(out var listing, out errors))
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/listings/{listing.Id}{Responses.LanguageOf(request)}"))
                : await pages.ShowAsync(request, post.Officer, listing, state: null, cancellationToken);
        }

        return post.IsForm
            ? responses.Page(
                request,
                new ListingEntryModel(pages.FrameOf(post.Officer), context.Rules)
                {
                    Form = new FormState { Values = post.Values, Errors = errors },
                },
                status: Problems.StatusOf(errors)
            )
            : responses.Problem(request, errors);
    }
}
