namespace CreditFunctions.Functions.Storage;

/// <summary>The records of every type, for work independent of their state: facts, notifications and audit trails.</summary>
public sealed class Records(IEnumerable<IRecords> all, IEnumerable<RecordDefinition> definitions)
{
    private readonly Dictionary<RecordType, IRecords> _all = all.ToDictionary(records => records.Type);

    private readonly Dictionary<RecordType, RecordDefinition> _definitions = definitions.ToDictionary(definition => definition.Type);

    public IRecords Of(RecordRef record) => _all[record.Type];

    /// <summary>Path of a record's page for officers; null if there is none.</summary>
    public string? DeskPathOf(RecordRef record) => _definitions[record.Type].DeskPathOf(record.Id);
}
