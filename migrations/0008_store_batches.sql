-- Batches of rows that are not shown yet, or no more: usually none (store/batches.hpp).

CREATE TABLE hidden_batches (
    batch_id {id}
) {strict};
