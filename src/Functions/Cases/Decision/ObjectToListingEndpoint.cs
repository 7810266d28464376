using CreditFunctions.Core;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Listings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Cases;

/// <summary>A party's objection to its listing.</summary>
public sealed record ListingObjectionForm(string? Objection);

/// <summary><c>POST /cases/{token}/objection</c>: the party objects to the listing of its case, by its link.</summary>
public sealed class ObjectToListingEndpoint(
    CaseAccess access,
    ListingRecorder recorder,
    PartyCasePages pages,
    ActContexts contexts,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    [Function(nameof(ObjectToListingEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/objection")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var stored, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var isForm = PostedForm.Is(request);
        var read = isForm
            ? await PostedForm.ReadAsync(request, cancellationToken)
            : (await RequestJson.ReadAsync<ListingObjectionForm>(request, cancellationToken)).Select(form =>
                FormState.Empty.Values.SetItem(ListingFields.Objection, form.Objection ?? "")
            );
        if (!read.TryGet(out var values, out errors) || !contexts.Now().TryGet(out var context, out errors))
        {
            return responses.Problem(request, errors);
        }

        var signature = Signature.Party(stored.State.Party, context.Now) with { Basis = "CaseLink" };
        var objected = await recorder.DecideAsync(
            stored.State.Id.ListingId,
            "objected",
            listing =>
                ListingObjectionPolicy
                    .Object(
                        listing,
                        values.GetValueOrDefault(ListingFields.Objection),
                        enteredBy: null,
                        scan: null,
                        context.Rules,
                        context.Calendar,
                        context.Now
                    )
                    .Select<Fact>(fact => fact),
            signature,
            cancellationToken,
            [.. CaseMails.OfReceipt(stored.State, CasePartyNews.ObjectionReceived, $"{context.Now.UtcTicks}")]
        );
        if (objected.TryGet(out _, out errors))
        {
            return isForm
                ? new SeeOther(site.Value.Address($"cases/{token}{Responses.LanguageOf(request)}"))
                : await pages.ShowAsync(request, stored, token, state: null, cancellationToken);
        }

        return isForm
            ? await pages.ShowAsync(request, stored, token, new FormState { Values = values, Errors = errors }, cancellationToken)
            : responses.Problem(request, errors);
    }
}
