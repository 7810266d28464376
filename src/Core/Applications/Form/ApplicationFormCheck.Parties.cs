using System.Collections.Immutable;
using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Applications;

public sealed partial class ApplicationFormCheck
{
    private ImmutableArray<Party> Parties(ImmutableArray<PartyForm> forms)
    {
        if (forms.Length > MaxParties)
        {
            _errors.Add(
                new Error(ErrorKind.Invalid, "too-many-parties", $"An application names at most {MaxParties} parties.").At("parties")
            );
            return [];
        }

        var parties = forms.Select((form, index) => ReadParty(form, $"parties[{index}]")).OfType<Party>().ToImmutableArray();
        OnlyOne(forms, PartyRole.LeadUnit);
        OnlyOne(forms, PartyRole.PrincipalInvestigator);
        if (forms.Where(form => form.Id is not null).GroupBy(form => form.Id).Any(group => group.Count() > 1))
        {
            _errors.Add(
                new Error(ErrorKind.Invalid, "party-ids-repeat", "Every party has an id of its own within the application.").At("parties")
            );
        }

        return parties;
    }

    private void OnlyOne(ImmutableArray<PartyForm> forms, PartyRole role)
    {
        var count = forms.Count(form => form.Role == role);
        if (count != 1)
        {
            _errors.Add(
                new Error(ErrorKind.Invalid, "party-role-count", $"An application has exactly one {role}; this one has {count}.")
                    .With("role", $"{role}")
                    .With("count", $"{count}")
                    .At("parties")
            );
        }
    }

    private Party? ReadParty(PartyForm form, string field)
    {
        var name = Name(form.Name, $"{field}.name", MaxNameLength);
        if (form.Id is not { Length: >= 1 and <= 20 } || !form.Id.All(char.IsAsciiLetterOrDigit))
        {
            _errors.Add(
                new Error(ErrorKind.Invalid, "party-id-is-malformed", "Give the party a short id of letters and digits, such as u1.").At(
                    $"{field}.id"
                )
            );
        }

        if (form.Role is not { } role || !Enum.IsDefined(role))
        {
            _errors.Add(
                new Error(
                    ErrorKind.Invalid,
                    "party-role-is-missing",
                    "Say what the party does: LeadUnit, PartnerUnit, PrincipalInvestigator or Member."
                ).At($"{field}.role")
            );
            return null;
        }

        return role is PartyRole.LeadUnit or PartyRole.PartnerUnit
            ? ReadUnit(form, field, role, name)
            : ReadPerson(form, field, role, name);
    }

    private Party.Unit? ReadUnit(PartyForm form, string field, PartyRole role, string name)
    {
        if (form.CitizenId is not null)
        {
            _errors.Add(
                new Error(ErrorKind.Invalid, "unit-has-no-citizen-id", "A unit is named by its unified social credit code alone.").At(
                    $"{field}.citizenId"
                )
            );
        }

        if (form.UnitType is { } type && !Enum.IsDefined(type))
        {
            _errors.Add(
                new Error(
                    ErrorKind.Invalid,
                    "unit-type-is-unknown",
                    "Say what the unit is: Enterprise, University, ResearchInstitute, MedicalInstitution, Cooperative or Other."
                ).At($"{field}.unitType")
            );
        }

        return Take(_intake.ReadUnitCode(form.UnifiedSocialCreditCode), $"{field}.unifiedSocialCreditCode", out var code)
            ? new Party.Unit(form.Id ?? "", role, name, code.Value) { Type = form.UnitType }
            : null;
    }

    private Party.Person? ReadPerson(PartyForm form, string field, PartyRole role, string name)
    {
        if (form.UnifiedSocialCreditCode is not null)
        {
            _errors.Add(
                new Error(ErrorKind.Invalid, "person-has-no-unit-code", "A person is named by a citizen id alone.").At(
                    $"{field}.unifiedSocialCreditCode"
                )
            );
        }

        if (
            form.CitizenId is null
            && _before.OfType<Party.Person>().FirstOrDefault(person => person.Id == form.Id) is { } known
            && (form.IdentityKind is null || form.IdentityKind == known.CitizenId.Kind)
        )
        {
            // The page never shows a number again, so a form without it keeps it.
            return new Party.Person(known.Id, role, name, known.CitizenId);
        }

        var kind = form.IdentityKind ?? IdentityKind.CitizenId;
        if (!Enum.IsDefined(kind))
        {
            _errors.Add(
                new Error(
                    ErrorKind.Invalid,
                    "identity-kind-is-unknown",
                    $"Say which document it is: {string.Join(", ", Enum.GetNames<IdentityKind>())}."
                ).At($"{field}.identityKind")
            );
            return null;
        }

        return Take(_intake.ReadIdentity(kind, form.CitizenId), $"{field}.citizenId", out var number)
            ? new Party.Person(form.Id ?? "", role, name, _intake.Seal(number, form.Id ?? ""))
            : null;
    }
}
