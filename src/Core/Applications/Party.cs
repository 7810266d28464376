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

/// <summary>A unit or a person on an application. <see cref="Id"/> is unique within the application (<c>u1</c>, <c>p1</c>).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Unit), "unit")]
[JsonDerivedType(typeof(Person), "person")]
public abstract record Party(string Id, PartyRole Role, string Name)
{
    /// <summary>A legal entity, named by its public unified social credit code.</summary>
    public sealed record Unit(string Id, PartyRole Role, string Name, string Code) : Party(Id, Role, Name);

    /// <summary>A natural person; the citizen id is sealed before it reaches the domain.</summary>
    public sealed record Person(string Id, PartyRole Role, string Name, SealedIdentifier CitizenId) : Party(Id, Role, Name);
}
