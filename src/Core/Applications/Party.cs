using System.Text.Json.Serialization;
using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Applications;

/// <summary>What a party does on an application.</summary>
public enum PartyRole
{
    /// <summary>申报单位.</summary>
    LeadUnit,

    /// <summary>合作单位.</summary>
    PartnerUnit,

    /// <summary>项目负责人.</summary>
    PrincipalInvestigator,

    /// <summary>参与人.</summary>
    Member,
}

/// <summary>What a unit is, where a guide asks for it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnitType>))]
public enum UnitType
{
    /// <summary>企业.</summary>
    Enterprise,

    /// <summary>高等院校.</summary>
    University,

    /// <summary>科研院所.</summary>
    ResearchInstitute,

    /// <summary>医疗卫生机构.</summary>
    MedicalInstitution,

    /// <summary>农民专业合作社.</summary>
    Cooperative,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>A unit or a person on an application. <see cref="Id"/> is unique within the application (<c>u1</c>, <c>p1</c>).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Unit), "unit")]
[JsonDerivedType(typeof(Person), "person")]
public abstract record Party(string Id, PartyRole Role, string Name)
{
    /// <summary>
    /// Whether two are equal in all that an applicant gives: one number sealed twice gives two texts, but one blind index.
    /// </summary>
    public bool IsSameAs(Party other) => WithoutSeal(this) == WithoutSeal(other);

    private static Party WithoutSeal(Party party) =>
        party is Person person ? person with { CitizenId = person.CitizenId with { CipherText = "" } } : party;

    /// <summary>A legal entity, named by its public unified social credit code.</summary>
    public sealed record Unit(string Id, PartyRole Role, string Name, [property: FormField("unifiedSocialCreditCode")] string Code)
        : Party(Id, Role, Name)
    {
        /// <summary>What the unit says it is; null where it was not asked.</summary>
        [FormField("unitType")]
        public UnitType? Type { get; init; }
    }

    /// <summary>A natural person; the citizen id is sealed before it reaches the domain.</summary>
    public sealed record Person(string Id, PartyRole Role, string Name, SealedIdentifier CitizenId) : Party(Id, Role, Name);
}
