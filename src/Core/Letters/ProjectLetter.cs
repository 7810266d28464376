using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Letters;

/// <summary>A project as identified in letters.</summary>
/// <param name="Number">项目编号</param>
/// <param name="AwardNumber">下达文号</param>
public sealed record LetterProject(string Number, string Title, string AwardNumber);

/// <summary>A letter to the unit of a project.</summary>
public abstract record ProjectLetter(LetterNumber Number, LetterProject Project, Addressee Addressee, LetterContact Contact, DateOnly Date)
    : Letter(Number, Addressee, Contact, Date)
{
    [JsonIgnore]
    public override string RecordNumber => Project.Number;
}

/// <summary>A letter with the record of its service.</summary>
/// <param name="Service">Null until it is entered.</param>
public sealed record SentLetter(Letter Letter, ServiceRecord? Service);
