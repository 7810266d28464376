using CreditFunctions.Core;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// <c>POST /desk/listings/{listingId}/repair-decision</c>: the leader grants the repair that a party applied for, which ends listing, ban
/// and publication together, or refuses it with a reason.
/// </summary>
public sealed class DecideRepairEndpoint(
    DeskForms forms,
    IRecordStore<Listing> listings,
    ListingRecorder recorder,
    ListingPages pages,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Answers answers
)
{
    [Function(nameof(DecideRepairEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/listings/{listingId}/repair-decision")] HttpRequest request,
        string listingId,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.DecideRepair, [CaseFields.Choice, CaseFields.Reason], cancellationToken)).TryGet(
                out var post,
                out var errors
            )
        )
        {
            return answers.Problem(request, errors);
        }

        if (!ListingId.TryParse(listingId, out var id) || await listings.FindAsync(id.Value, cancellationToken) is not { } stored)
        {
            return answers.Problem(request, ListingRecorder.NotFound());
        }

        if ((await DecideAsync(id, post, cancellationToken)).TryGet(out _, out errors))
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/listings/{id}{Answers.LanguageOf(request)}"))
                : pages.Show(request, post.Officer, (await listings.GetAsync(id.Value, cancellationToken)).State, state: null);
        }

        return post.IsForm
            ? pages.Show(request, post.Officer, stored.State, new FormState { Values = post.Values, Errors = errors })
            : answers.Problem(request, errors);
    }

    private async Task<Result<Fact>> DecideAsync(ListingId id, DeskPost post, CancellationToken cancellationToken)
    {
        var choice = post[CaseFields.Choice];
        if (choice is not (CaseFields.Grant or CaseFields.Refuse))
        {
            return ChoiceIsMissing();
        }

        var signature = DeskPolicy.Sign(post.Officer, DeskAct.DecideRepair, time.GetUtcNow());
        return await recorder.DecideRepairAsync(id, choice == CaseFields.Grant, post[CaseFields.Reason], signature, cancellationToken);
    }

    private static Error ChoiceIsMissing() =>
        new Error(ErrorKind.Invalid, "repair-choice-is-missing", "Say whether the repair is granted or refused.").At(CaseFields.Choice);
}
