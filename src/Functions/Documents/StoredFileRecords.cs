using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Documents;

/// <summary>The record type of stored files.</summary>
internal sealed class StoredFileRecords()
    : RecordDefinition<StoredFile>(
        RecordType.File,
        StorageNames.Files,
        fact => StoredFile.From((FileStored)fact),
        (state, fact) => state.Apply(fact)
    );
