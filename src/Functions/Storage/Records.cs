namespace CreditFunctions.Functions.Storage;

/// <summary>The records of every type, for what needs no state: facts, notifications and audit trails.</summary>
public sealed class Records(IEnumerable<IRecords> all, IEnumerable<RecordDefinition> definitions)
{
    private readonly Dictionary<RecordType, IRecords> _all = all.ToDictionary(records => records.Type);

    private readonly Dictionary<RecordType, RecordDefinition> _definitions = definitions.ToDictionary(definition => definition.Type);

    /// <summary>The store that keeps a record.</summary>
    public IRecords Of(RecordRef record) => _all[record.Type];

    /// <summary>Where officers look at a record; null where there is no page.</summary>
    public string? DeskPathOf(RecordRef record) => _definitions[record.Type].DeskPathOf(record.Id);
}
