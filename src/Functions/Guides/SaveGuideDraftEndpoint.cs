using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Guides;

/// <summary>A guide draft, as a program sends it.</summary>
public sealed record GuideDraftForm(RoundGuide? Guide, string? Reason);

/// <summary>
/// <c>PUT</c> and <c>POST /desk/guide-drafts/{guideDraftId}</c>: replaces a guide draft; buttons of the form add and remove rows.
/// </summary>
public sealed class SaveGuideDraftEndpoint(
    DeskAccess access,
    DeskForms forms,
    GuideDraftRecords drafts,
    GuidePages pages,
    StaffRecords staff,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(SaveGuideDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = "desk/guide-drafts/{guideDraftId}")] HttpRequest request,
        string guideDraftId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.WriteGuide, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (await drafts.FindAsync(guideDraftId, cancellationToken) is not { } stored)
        {
            return responses.Problem(request, RoundErrors.DraftNotFound());
        }

        return PostedForm.Is(request)
            ? await SaveByFormAsync(request, stored, cancellationToken)
            : await SaveByJsonAsync(request, officer, stored, cancellationToken);
    }

    private async Task<IResult> SaveByJsonAsync(
        HttpRequest request,
        Officer officer,
        Stored<GuideDraft> stored,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await RequestJson.ReadAsync<GuideDraftForm>(request, cancellationToken)).TryGet(out var form, out var errors)
            || !CheckGuide(form.Guide).TryGet(out var guide, out errors)
            || !(await WriteAsync(stored, officer, guide, form.Reason, version: null, cancellationToken)).TryGet(out var draft, out errors)
        )
        {
            return responses.Problem(request, [.. errors.Select(InBody)]);
        }

        var missing = await pages.MissingAsync(draft, cancellationToken);
        return Results.Json(
            new GuideDraftView(stored.Id, draft, [.. missing.Select(error => new ProblemError(error.Code, error.Field, error.Message))]),
            RequestJson.Options
        );
    }

    private async Task<IResult> SaveByFormAsync(HttpRequest request, Stored<GuideDraft> stored, CancellationToken cancellationToken)
    {
        if (!(await forms.ReadAsync(request, DeskAct.WriteGuide, [], cancellationToken)).TryGet(out var post, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var act = post[GuideDraftFields.Act];
        var state = new FormState { Values = post.Values };
        if (GuideDraftReader.Read(post.Values, stored.State.Guide).TryGet(out var guide, out errors))
        {
            var changed = GuideDraftRowActs.Apply(guide, act, await NewMemberAsync(post, guide, cancellationToken));
            var version = FormVersion.In(post.Values);
            var isWritten = (
                await WriteAsync(stored, post.Officer, changed, post[GuideDraftFields.Reason], version, cancellationToken)
            ).TryGet(out _, out errors);
            if (errors.Contains(FormVersion.SavedMeanwhile()))
            {
                stored = await drafts.FindAsync(stored.Id, cancellationToken) ?? stored;
                state = GuidePages.StateOf(stored.State, post.Values, GuideDraftValues.Of(guide, post[GuideDraftFields.Reason] ?? ""));
                isWritten = state.Conflicts.IsEmpty;
            }

            if (isWritten)
            {
                return new SeeOther(
                    site.Value.Address($"desk/guide-drafts/{stored.Id}{request.QueryString}{GuideDraftRowActs.FragmentOf(act)}")
                );
            }
        }

        return await pages.ShowAsync(request, post.Officer, stored, state with { Errors = errors }, cancellationToken);
    }

    private async Task<StaffMember?> NewMemberAsync(DeskPost post, RoundGuide guide, CancellationToken cancellationToken) =>
        post[GuideDraftFields.NewOfficerId] is { } id
        && Enum.TryParse<StaffRole>(post[GuideDraftFields.NewOfficerRole], out var role)
        && Enum.IsDefined(role)
            ? GuideDraftRowActs.MemberOf(
                guide,
                (await staff.ReadAsync(cancellationToken)).Find(id) is { IsActive: true } officer ? officer : null,
                role
            )
            : null;

    /// <param name="version">Of the contents that the form was filled from; null if not given.</param>
    private Task<Result<GuideDraft>> WriteAsync(
        Stored<GuideDraft> stored,
        Officer officer,
        RoundGuide guide,
        string? reason,
        string? version,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        return drafts.RecordAsync(
            stored.Id,
            $"written|{Guid.NewGuid():N}",
            draft =>
                FormVersion.IsStale(version, GuideDraftValues.Of(draft.Guide, draft.Reason))
                    ? FormVersion.SavedMeanwhile()
                    : GuideDraftPolicy.Write(draft, guide, reason, officer.Id, now).Select<Fact>(written => written),
            DeskPolicy.Sign(officer, DeskAct.WriteGuide, now),
            cancellationToken
        );
    }

    // The policy names fields of the guide, which is one field of the body.
    private static Error InBody(Error error) =>
        error is { Code: "guide-is-malformed", Field: { } field } && field is not ("guide" or "reason")
            ? error with
            {
                Field = $"guide.{field}",
            }
            : error;

    // A missing list or a null object would break the next page that shows the guide draft.
    private static Result<RoundGuide> CheckGuide(RoundGuide? guide)
    {
        if (guide is null || guide.Office is null || guide.Notice is null || guide.Review is null)
        {
            return new Error(ErrorKind.Invalid, "guide-is-malformed", "Give a guide with office, notice and review.").At("guide");
        }

        if (
            Whole(guide.Categories)
                .Any(category => category.BudgetYuan > RoundPolicy.MaxBudgetYuan || category.MaxAmountYuan > RoundPolicy.MaxBudgetYuan)
            || Whole(guide.Review.Criteria).Any(criterion => criterion.Weight is < 0 or > 100)
        )
        {
            return new Error(
                ErrorKind.Invalid,
                "guide-is-malformed",
                $"A budget is at most {RoundPolicy.MaxBudgetYuan} yuan, and a weight 0 to 100. Correct the numbers."
            ).At("guide");
        }

        return guide with
        {
            Title = guide.Title ?? "",
            Guide = guide.Guide ?? "",
            Categories = Given(guide.Categories),
            EligibleUnits = guide.EligibleUnits.IsDefault ? [] : guide.EligibleUnits,
            RequiredDocuments =
            [
                .. Given(guide.RequiredDocuments)
                    .Select(document => document is { Types.IsDefault: true } ? document with { Types = [] } : document),
            ],
            RecommendingBodies = Given(guide.RecommendingBodies),
            Review = guide.Review with { Criteria = Given(guide.Review.Criteria) },
            Staff =
            [
                .. Given(guide.Staff)
                    .Select(member => member is { CategoryIds.IsDefault: true } ? member with { CategoryIds = [] } : member),
            ],
        };
    }

    // A null entry is refused together with the errors of the texts.
    private static ImmutableArray<T> Given<T>(ImmutableArray<T> entries)
        where T : class => entries.IsDefault ? [] : entries;

    private static ImmutableArray<T> Whole<T>(ImmutableArray<T> entries)
        where T : class => entries.IsDefault ? [] : [.. entries.Where(entry => entry is not null)];
}
