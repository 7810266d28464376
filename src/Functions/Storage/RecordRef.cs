using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Functions.Storage;

/// <summary>Identifies a record.</summary>
public sealed record RecordRef(RecordType Type, string Id)
{
    public static RecordRef OfApplication(string id) => new(RecordType.Application, id);

    public static RecordRef OfRules { get; } = new(RecordType.Rules, RuleAdditions.Id);

    public static RecordRef OfStaff { get; } = new(RecordType.Staff, StaffDirectory.Id);

    public static RecordRef OfCase(CaseId id) => new(RecordType.Case, id.Value);

    public static RecordRef OfProject(ApplicationId id) => new(RecordType.Project, id.Value);

    public static RecordRef OfRound(string id) => new(RecordType.Round, id);
}
