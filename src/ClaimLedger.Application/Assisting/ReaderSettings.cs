using ClaimLedger.Assistants;

namespace ClaimLedger.Application.Assisting;

/// <summary>The assistant that is asked to read along, as the command line and the environment name it.</summary>
/// <param name="Assistant">Whom to ask, and within which bounds.</param>
/// <param name="KeepsNothing">Whether replies are neither looked up nor kept.</param>
internal sealed record ReaderSettings(AssistantOptions Assistant, bool KeepsNothing);
