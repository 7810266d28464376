using System.Collections.Immutable;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Applications;

/// <summary>Checks a form as a whole: returns all validation errors with their fields.</summary>
public sealed partial class ApplicationFormCheck
{
    /// <summary>In characters.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>In characters.</summary>
    public const int MaxNameLength = 100;

    public const int MaxParties = 30;

    /// <summary>In characters.</summary>
    public const int MaxAbstractLength = 2000;

    private static readonly TextRule AbstractText = TextRule.Paragraphs(MaxAbstractLength, minLength: 0);

    private readonly List<Error> _errors = [];
    private readonly ImmutableArray<Party> _before;
    private readonly string? _contactBefore;
    private readonly IdentifierIntake _intake;

    private ApplicationFormCheck(Application? draft, IdentifierIntake intake) =>
        (_before, _contactBefore, _intake) = (draft?.Parties ?? [], draft?.ContactEmail, intake);

    public static Result<ApplicationCreated> Check(
        ApplicationForm form,
        ApplicationId id,
        RoundGuide guide,
        IdentifierIntake intake,
        DateTimeOffset now
    )
    {
        if (!guide.IsOpenAt(now))
        {
            return RoundErrors.RoundIsClosed(guide).At("roundId");
        }

        return new ApplicationFormCheck(draft: null, intake)
            .Read(form, guide)
            .Select(draft => new ApplicationCreated(
                new Application
                {
                    Id = id,
                    RoundId = guide.Id,
                    RuleVersion = guide.RuleVersion,
                    GuideVersion = guide.Version,
                    Title = draft.Title,
                    Abstract = draft.Abstract,
                    CategoryId = draft.CategoryId,
                    AmountYuan = draft.AmountYuan,
                    ContactEmail = draft.ContactEmail,
                    RecommendingBodyId = draft.RecommendingBodyId,
                    Parties = draft.Parties,
                    CreatedAt = now,
                }
            ));
    }

    public static Result<ApplicationDraftChanged> CheckChange(
        ApplicationForm form,
        Application draft,
        RoundGuide guide,
        IdentifierIntake intake
    ) => new ApplicationFormCheck(draft, intake).Read(form, guide);

    private Result<ApplicationDraftChanged> Read(ApplicationForm form, RoundGuide guide)
    {
        var draft = new ApplicationDraftChanged(
            Name(form.Title, "title", MaxTitleLength),
            Abstract(form.Abstract),
            Category(form.CategoryId, guide),
            Amount(form.AmountYuan, form.CategoryId, guide),
            Email(form.ContactEmail),
            Body(form.RecommendingBodyId, guide),
            Parties(form.Parties.IsDefault ? [] : [.. form.Parties.Select(party => party ?? new PartyForm())])
        );
        Eligible(form, guide);
        return _errors.Count > 0 ? _errors.ToImmutableArray() : draft;
    }

    private string Abstract(string? text)
    {
        if (!AbstractText.Accepts(text))
        {
            _errors.Add(
                new Error(ErrorKind.Invalid, "text-is-too-long", $"Give at most {MaxAbstractLength} characters.")
                    .With("maxLength", $"{MaxAbstractLength}")
                    .At("abstract")
            );
        }

        return AbstractText.Clean(text);
    }

    private string? Body(string? bodyId, RoundGuide guide)
    {
        var known = string.Join(", ", guide.RecommendingBodies.Select(body => body.Id));
        if (guide.RecommendingBodies.IsEmpty)
        {
            return null;
        }

        if (guide.RecommendingBodies.All(body => body.Id != bodyId))
        {
            _errors.Add(
                new Error(
                    ErrorKind.Invalid,
                    "recommending-body-is-unknown",
                    $"The round needs a recommendation by one of {known}; give its id."
                )
                    .With("known", known)
                    .At("recommendingBodyId")
            );
        }

        return bodyId;
    }

    private void Eligible(ApplicationForm form, RoundGuide guide)
    {
        var parties = form.Parties.IsDefault ? [] : form.Parties;
        var lead = parties.Index().FirstOrDefault(each => each.Item?.Role == PartyRole.LeadUnit);
        if (
            !guide.EligibleUnits.IsEmpty
            && lead.Item is not null
            && (lead.Item.UnitType is not { } type || !guide.EligibleUnits.Contains(type))
        )
        {
            _errors.Add(RoundErrors.UnitIsNotEligible(guide).At($"parties[{lead.Index}].unitType"));
        }
    }

    private string Name(string? text, string field, int maxLength)
    {
        var rule = TextRule.Name(maxLength);
        if (!rule.Accepts(text))
        {
            _errors.Add(
                new Error(
                    ErrorKind.Invalid,
                    "text-is-malformed",
                    $"Give 1 to {maxLength} characters on one line, at least one of them a letter or digit."
                )
                    .With("maxLength", $"{maxLength}")
                    .At(field)
            );
        }

        return rule.Clean(text);
    }

    /// <summary>Parts of an application that its guide does not allow (any more).</summary>
    internal static IEnumerable<Error> Compliance(Application application, RoundGuide guide)
    {
        var check = new ApplicationFormCheck(
            application,
            new IdentifierIntake(default, (_, _) => throw new InvalidOperationException("Nothing is sealed here."))
        );
        check.Amount(application.AmountYuan, application.CategoryId, guide);
        check.Category(application.CategoryId, guide);
        check.Body(application.RecommendingBodyId, guide);
        if (!guide.EligibleUnits.IsEmpty && (application.LeadUnit.Type is not { } type || !guide.EligibleUnits.Contains(type)))
        {
            check._errors.Add(RoundErrors.UnitIsNotEligible(guide));
        }

        return check._errors;
    }

    private string Category(string? categoryId, RoundGuide guide)
    {
        if (guide.Categories.All(category => category.Id != categoryId))
        {
            var known = string.Join(", ", guide.Categories.Select(category => category.Id));
            _errors.Add(
                new Error(ErrorKind.Invalid, "category-is-unknown", $"The round has the categories {known}; give one of these.")
                    .With("known", known)
                    .At("categoryId")
            );
        }

        return categoryId ?? "";
    }

    private decimal Amount(decimal? amount, string? categoryId, RoundGuide guide)
    {
        var chosen = guide.Categories.FirstOrDefault(category => category.Id == categoryId);
        var limit = chosen?.MaxAmountYuan ?? chosen?.BudgetYuan ?? guide.BudgetYuan;
        if (amount is not > 0 || amount > limit || decimal.Round(amount.Value, 2) != amount)
        {
            _errors.Add(
                new Error(ErrorKind.Invalid, "amount-is-out-of-range", $"Ask for more than 0 and at most {limit:0.##} yuan, in whole fen.")
                    .With("limit", $"{limit:0.##}")
                    .At("amountYuan")
            );
        }

        return amount ?? 0;
    }

    private string Email(string? email)
    {
        var address = MailAddressText.Clean(email);
        if (_contactBefore is not null)
        {
            if (address.Length > 0 && !MailAddressText.IsSame(address, _contactBefore))
            {
                _errors.Add(ApplicationErrors.ContactIsHandedOver().At("contactEmail"));
            }

            return _contactBefore;
        }

        if (!MailAddressText.IsAddress(address))
        {
            _errors.Add(
                new Error(
                    ErrorKind.Invalid,
                    "email-is-malformed",
                    "Give one mail address such as clerk@example.com: mails about this application go there."
                ).At("contactEmail")
            );
        }

        return address;
    }

    private bool Take<T>(Result<T> result, string field, out T value)
        where T : struct
    {
        value = result.IsSuccess ? result.Value : default;
        if (!result.IsSuccess)
        {
            _errors.AddRange(result.Errors.Select(error => error.At(field)));
        }

        return result.IsSuccess;
    }
}
