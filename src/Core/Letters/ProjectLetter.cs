using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Letters;

/// <summary>A project as identified in letters.</summary>
/// <param name="Number">项目编号</param>
/// <param name="AwardNumber">下达文号</param>
public sealed record LetterProject(string Number, string Title, string AwardNumber);

/// <summary>A numbered letter to the unit of a project, complete as signed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(RecoveryLetter), nameof(RecoveryLetter))]
[JsonDerivedType(typeof(RevocationLetter), nameof(RevocationLetter))]
[JsonDerivedType(typeof(RestorationLetter), nameof(RestorationLetter))]
public abstract record ProjectLetter(LetterNumber Number, LetterProject Project, Addressee Addressee, LetterContact Contact, DateOnly Date)
    : INumberedLetter
{
    [JsonIgnore]
    public virtual string TitleKey => GetType().Name;
}

/// <summary>A letter of a project with the record of its service.</summary>
/// <param name="Service">Null until entered.</param>
public sealed record SentLetter(ProjectLetter Letter, ServiceRecord? Service);
