using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Pages.Applications.Drafting;

namespace CreditFunctions.Functions.Applications;

internal static class ApplicationDraftFields
{
    private const NumberStyles AmountStyle = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;

    public static ImmutableArray<PartyForm> FirstParties { get; } =
    [new PartyForm { Id = "u1", Role = PartyRole.LeadUnit }, new PartyForm { Id = "p1", Role = PartyRole.PrincipalInvestigator }];

    public static ApplicationForm Read(ImmutableDictionary<string, string> values) =>
        new()
        {
            RoundId = values.GetValueOrDefault(ApplicationFields.RoundId),
            Title = values.GetValueOrDefault(ApplicationFields.Title),
            Abstract = values.GetValueOrDefault(ApplicationFields.Abstract),
            CategoryId = values.GetValueOrDefault(ApplicationFields.CategoryId),
            AmountYuan = Amount(values.GetValueOrDefault(ApplicationFields.AmountYuan)),
            ContactEmail = values.GetValueOrDefault(ApplicationFields.ContactEmail),
            RecommendingBodyId = values.GetValueOrDefault(ApplicationFields.RecommendingBodyId),
            Parties = Parties(values),
        };

    /// <summary>Without the identity numbers of persons.</summary>
    public static ApplicationForm Of(Application application) =>
        new()
        {
            RoundId = application.RoundId.Value,
            Title = application.Title,
            Abstract = application.Abstract,
            CategoryId = application.CategoryId,
            AmountYuan = application.AmountYuan,
            ContactEmail = application.ContactEmail,
            RecommendingBodyId = application.RecommendingBodyId,
            Parties = [.. application.Parties.Select(Of)],
        };

    public static ImmutableDictionary<string, string> Write(ApplicationForm form, string? amountAsEntered = null)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [ApplicationFields.Title] = form.Title,
            [ApplicationFields.Abstract] = form.Abstract,
            [ApplicationFields.CategoryId] = form.CategoryId,
            [ApplicationFields.AmountYuan] = amountAsEntered ?? form.AmountYuan?.ToString("0.##", CultureInfo.InvariantCulture),
            [ApplicationFields.ContactEmail] = form.ContactEmail,
            [ApplicationFields.RecommendingBodyId] = form.RecommendingBodyId,
        };
        foreach (var (index, party) in form.Parties.Index())
        {
            values[ApplicationFields.Party(index, "name")] = party.Name;
            values[ApplicationFields.Party(index, "unifiedSocialCreditCode")] = party.UnifiedSocialCreditCode;
            values[ApplicationFields.Party(index, "citizenId")] = party.CitizenId;
            values[ApplicationFields.Party(index, "identityKind")] = party.IdentityKind?.ToString();
            values[ApplicationFields.Party(index, "unitType")] = party.UnitType?.ToString();
        }

        return values.Where(value => value.Value is not null).ToImmutableDictionary(value => value.Key, value => value.Value!);
    }

    /// <summary>The form of a draft, with masked identity numbers. The contact is changed elsewhere.</summary>
    public static ImmutableDictionary<string, string> Saved(Application application)
    {
        var numbers = application
            .Parties.Index()
            .Where(party => party.Item is Party.Person)
            .Select(party =>
                KeyValuePair.Create(ApplicationFields.Party(party.Index, "citizenId"), ((Party.Person)party.Item).CitizenId.Masked)
            );
        return Write(Of(application)).Remove(ApplicationFields.ContactEmail).SetItems(numbers);
    }

    /// <summary>
    /// The entered fields, comparable with the stored ones: a number by its mask; a number that is left out keeps its stored value.
    /// </summary>
    public static ImmutableDictionary<string, string> Typed(ApplicationForm form, ImmutableDictionary<string, string> saved)
    {
        var typed = Write(form).Remove(ApplicationFields.ContactEmail);
        foreach (var field in saved.Keys.Union(typed.Keys).Where(field => field.EndsWith(".citizenId", StringComparison.Ordinal)))
        {
            typed = typed.GetValueOrDefault(field) is { } number
                ? typed.SetItem(field, IdentifierMask.Apply(number))
                : typed.SetItem(field, saved.GetValueOrDefault(field, ""));
        }

        return typed;
    }

    /// <summary>The rows after a button that adds or removes one; null if the button saves.</summary>
    public static ImmutableArray<PartyForm>? Rearrange(ImmutableArray<PartyForm> parties, string? action) =>
        action switch
        {
            ApplicationFields.AddPartner => Add(parties, PartyRole.PartnerUnit),
            ApplicationFields.AddMember => Add(parties, PartyRole.Member),
            _ when ApplicationFields.RemovedBy(action) is { } index => Remove(parties, index),
            _ => null,
        };

    private static ImmutableArray<PartyForm> Add(ImmutableArray<PartyForm> parties, PartyRole role)
    {
        if (parties.Length >= ApplicationFormCheck.MaxParties)
        {
            return parties;
        }

        var letter = role is PartyRole.PartnerUnit ? 'u' : 'p';
        var number = Enumerable
            .Range(2, ApplicationFormCheck.MaxParties)
            .First(number => parties.All(party => party.Id != $"{letter}{number}"));
        return [.. parties.Append(new PartyForm { Id = $"{letter}{number}", Role = role }).OrderBy(party => party.Role)];
    }

    private static ImmutableArray<PartyForm> Remove(ImmutableArray<PartyForm> parties, int index) =>
        index >= 0 && index < parties.Length && parties[index].Role is PartyRole.PartnerUnit or PartyRole.Member
            ? parties.RemoveAt(index)
            : parties;

    private static ImmutableArray<PartyForm> Parties(ImmutableDictionary<string, string> values)
    {
        var parties = ImmutableArray.CreateBuilder<PartyForm>();
        for (var index = 0; index <= ApplicationFormCheck.MaxParties && values.ContainsKey(ApplicationFields.Party(index, "id")); index++)
        {
            var role = Enum.TryParse<PartyRole>(Field(index, "role"), out var known) && Enum.IsDefined(known) ? known : (PartyRole?)null;
            var isUnit = role is PartyRole.LeadUnit or PartyRole.PartnerUnit;
            parties.Add(
                new PartyForm
                {
                    Id = Field(index, "id"),
                    Role = role,
                    Name = Field(index, "name"),
                    UnifiedSocialCreditCode = isUnit ? Field(index, "unifiedSocialCreditCode") ?? "" : null,
                    CitizenId = isUnit ? null : Filled(Field(index, "citizenId")),
                    IdentityKind =
                        Enum.TryParse<IdentityKind>(Field(index, "identityKind"), out var kind) && Enum.IsDefined(kind) ? kind : null,
                    UnitType = Enum.TryParse<UnitType>(Field(index, "unitType"), out var type) && Enum.IsDefined(type) ? type : null,
                }
            );
        }

        return parties.ToImmutable();

        string? Field(int index, string name) => values.GetValueOrDefault(ApplicationFields.Party(index, name));
    }

    private static PartyForm Of(Party party) =>
        new()
        {
            Id = party.Id,
            Role = party.Role,
            Name = party.Name,
            UnifiedSocialCreditCode = (party as Party.Unit)?.Code,
            UnitType = (party as Party.Unit)?.Type,
            IdentityKind = (party as Party.Person)?.CitizenId.Kind,
        };

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static decimal? Amount(string? text) =>
        decimal.TryParse(text?.Normalize(NormalizationForm.FormKC).Trim(), AmountStyle, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : null;
}
