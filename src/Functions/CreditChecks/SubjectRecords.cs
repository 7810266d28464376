using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>The record type of parties whose credit checks are shared by applications.</summary>
internal sealed class SubjectRecords()
    : RecordDefinition<CreditSubject>(
        RecordType.Subject,
        StorageNames.Subjects,
        fact => CreditSubject.From((CreditSubjectOpened)fact),
        (state, fact) => state.Apply(fact)
    );
